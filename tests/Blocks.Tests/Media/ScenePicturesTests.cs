using Cadre.Blocks.Video;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Tests.Media;

public sealed class ScenePicturesTests
{
    private static readonly Scene[] Scenes = [new("The film", "", 3), new("Alone", "She waits.", 5), new("The storm comes", "It rains.", 5), new("Together", "They go.", 5)];
    private static readonly ArtifactRef[] Pictures = [Picture('a'), Picture('b')];

    [Fact]
    public void Assign_TitledPictures_GoToTheirScenes() =>
        Names(ScenePictures.Assign(Scenes, Pictures, ["Shot 2: Together", "Shot 1: the storm comes"])).ShouldBe([null, null, "b", "a"]);

    [Fact]
    public void Assign_UntitledPictures_GoInOrderPastTheHeading() =>
        Names(ScenePictures.Assign(Scenes, Pictures, null)).ShouldBe([null, "a", "b", null]);

    [Fact]
    public void Assign_SceneWithItsOwnPicture_KeepsIt() =>
        Names(ScenePictures.Assign([Scenes[1] with { Image = Picture('c') }, Scenes[2]], Pictures, ["x", "y"])).ShouldBe(["c", "a"]);

    private static ArtifactRef Picture(char name) => new(new string(name, 64), name.ToString(), "image/png", 1);

    private static IEnumerable<string?> Names(IReadOnlyList<Scene> scenes) => scenes.Select(s => s.Image?.Name);
}
