using System.Diagnostics;

namespace Cadre.Blocks.Tests.Media;

public class VideoBlockTests(BlocksFixture blocks)
{
    [Fact]
    public async Task Video_TwoScenes_IsMp4WithVoiceAndCaptions()
    {
        var watch = Stopwatch.StartNew();
        var done = await blocks.CompleteAsync("video", new { title = "Light", width = 640, height = 360, hls = true, scenes = new[] { new { title = "Night", text = "Nine million homes are dark at night." }, new { title = "Morning", text = "A solar lamp changes that." } } });
        TestContext.Current.TestOutputHelper?.WriteLine($"video: {watch.ElapsedMilliseconds} ms, {done.Notes.Figures!["seconds"]} s of film");

        var film = blocks.Bytes(done.Outputs["video"]);
        film[4..8].ShouldBe("ftyp"u8.ToArray());
        done.Notes.Figures!["scenes"].ShouldBe(3);
        System.Text.Encoding.UTF8.GetString(blocks.Bytes(done.Outputs["captions"])).ShouldMatch(@"^WEBVTT\n\n1\n00:00:00\.200 --> 00:00:0\d\.\d{3}\nLight");
        using var stream = new System.IO.Compression.ZipArchive(new MemoryStream(blocks.Bytes(done.Outputs["stream"])));
        using var playlist = new StreamReader(stream.GetEntry("film.m3u8")!.Open());
        (await playlist.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("#EXT-X-ENDLIST");
        stream.GetEntry("film.ts")!.Length.ShouldBeGreaterThan(20_000);
        if (Environment.GetEnvironmentVariable("CADRE_KEEP") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "film.mp4"), film, TestContext.Current.CancellationToken);
        }
    }
}
