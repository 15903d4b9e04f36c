using System.Xml.Linq;
using Cadre.Blocks.Drawing;

namespace Cadre.Blocks.Tests.Media;

public sealed class SubjectTests
{
    private static string Draw(string text, string kind = "scene") => Composition.Draw(new PictureRequest(kind, "Title", text, null, 1280, 720, 0));

    [Fact]
    public void Library_EverySubject_CanBeAskedFor()
    {
        SubjectLibrary.All.Count.ShouldBeGreaterThan(80);
        foreach (var subject in SubjectLibrary.All)
        {
            subject.Words.ShouldNotBeEmpty(subject.Name);
            subject.Place.ShouldBeOneOf("ground", "far", "coast", "water", "sky");
            subject.Kind.ShouldBeOneOf("animal", "person", "thing");
            SubjectLibrary.Named([subject.Words.First()]).ShouldNotBeEmpty(subject.Name);
        }
    }

    [Theory]
    [InlineData("The whale comes close to the lighthouse", "whale", "lighthouse")]
    [InlineData("A hedgehog and two foxes", "hedgehog", "fox")]
    [InlineData("Solar lamps for a school", "lamp", "school")]
    public void Named_SubjectsInAText_AreFoundInItsOrder(string text, string first, string second) =>
        SubjectLibrary.Named(Language.Words.Of(text)).Select(s => s.Name).ShouldBe([first, second]);

    [Fact]
    public void Scene_ThatNamesThings_ShowsThem()
    {
        var whale = SubjectLibrary.All.Single(s => s.Name == "whale");
        Draw("The whale is in danger").ShouldContain(whale.Drawing);
        Draw("A quiet meadow").ShouldNotContain(whale.Drawing);
    }

    [Theory]
    [InlineData("scene")]
    [InlineData("poster")]
    [InlineData("portrait")]
    [InlineData("icon")]
    public void Draw_AnyText_IsWellFormed(string kind)
    {
        string[] texts = ["A storm at sea with a pirate captain, a ship and a kraken", "An astronaut and an alien in space", "A baker in a kitchen", "Snow, fog and a wolf", "<script>alert(1)</script> & a \"cat\"", "x"];
        foreach (var text in texts)
        {
            XDocument.Parse(Draw(text, kind)).Root!.Name.LocalName.ShouldBe("svg");
        }
    }

    [Fact]
    public void Portrait_OfAnAnimal_IsThatAnimalAndNoPerson()
    {
        var hedgehog = SubjectLibrary.All.Single(s => s.Name == "hedgehog");
        Draw("Portrait of Momo, brave hedgehog", "portrait").ShouldContain(hedgehog.Drawing);
        Draw("Portrait of Mia, a farmer with a hedgehog", "portrait").ShouldNotContain(hedgehog.Drawing);
    }

    [Fact]
    public void People_OfOneCalling_LookTheSameInEveryScene()
    {
        string Coat(string text) => Draw(text).Split('\n').Single(line => line.Contains("<circle cx=\"0\" cy=\"-86\" r=\"15\"", StringComparison.Ordinal));
        Coat("The keeper climbs the tower").ShouldBe(Coat("At night the keeper waits alone"));
    }
}
