using System.Diagnostics;

namespace Cadre.Blocks.Tests.Media;

public class VideoBlockTests(BlocksFixture blocks)
{
    [Fact]
    public async Task Video_TwoScenes_IsMp4WithVoiceAndCaptions()
    {
        var watch = Stopwatch.StartNew();
        var done = await blocks.CompleteAsync("video", new { title = "Light", width = 640, height = 360, scenes = new[] { new { title = "Night", text = "Nine million homes are dark at night." }, new { title = "Morning", text = "A solar lamp changes that." } } });
        TestContext.Current.TestOutputHelper?.WriteLine($"video: {watch.ElapsedMilliseconds} ms, {done.Notes.Figures!["seconds"]} s of film");

        var film = blocks.Bytes(done.Outputs["video"]);
        film[4..8].ShouldBe("ftyp"u8.ToArray());
        done.Notes.Figures!["scenes"].ShouldBe(3);
        if (Environment.GetEnvironmentVariable("CADRE_KEEP") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "film.mp4"), film, TestContext.Current.CancellationToken);
        }
    }
}
