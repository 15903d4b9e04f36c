using Cadre.Blocks.Video;

namespace Cadre.Blocks.Tests.Media;

public class VideoBlockTests(BlocksFixture blocks)
{
    [Fact]
    public async Task Video_TwoScenes_IsMp4WithVoiceAndCaptions()
    {
        var done = await blocks.CompleteAsync("video", new { title = "Light", quality = "draft", hls = true, scenes = new[] { new { title = "Night", text = "Nine million homes are dark at night." }, new { title = "Morning", text = "A solar lamp changes that." } } });

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

    [Theory]
    [InlineData("draft", null, null, 480, 270, 12)]
    [InlineData("draft", 1080, 1920, 270, 480, 12)]
    [InlineData(null, null, null, 1280, 720, 25)]
    [InlineData("standard", 641, 361, 640, 360, 25)]
    [InlineData("high", null, null, 1920, 1080, 30)]
    [InlineData("high", 1280, 720, 1280, 720, 30)]
    public void Size_Quality_GivesEvenSizesAndADraftIsSmall(string? quality, int? width, int? height, int wide, int high, int fps)
    {
        var made = FilmQuality.Of(quality)!;

        made.Size(width, height).ShouldBe((wide, high));
        made.Rate(null).ShouldBe(fps);
    }

    [Fact]
    public void Compose_TenseAndBrightScenes_SoundDifferent()
    {
        var tense = FilmMusic.Compose([(0, FilmMood.Tense)], 12, "a");
        var bright = FilmMusic.Compose([(0, FilmMood.Bright)], 12, "a");

        tense.ShouldNotBe(bright);
        FilmMusic.Compose([(0, FilmMood.Tense)], 12, "a").ShouldBe(tense, "the same film has the same music");
        tense.Length.ShouldBe(44 + (12 * 32_000 * 4));
        Loudness(tense, 3, 6).ShouldBeInRange(500, 20_000);
    }

    [Theory]
    [InlineData("The storm comes", "What was easy is dangerous now.", "Tense")]
    [InlineData("Morning", "Together again.", "Bright")]
    [InlineData("The house", "It stands by the road.", "Calm")]
    public void Mood_OfScene_FollowsItsWords(string title, string text, string mood) => FilmMoods.Of(new Scene(title, text, null)).ToString().ShouldBe(mood);

    /// <summary>The root of the mean square of the samples between two seconds.</summary>
    private static double Loudness(byte[] wav, int from, int to) =>
        Math.Sqrt(Enumerable.Range(from * 64_000, (to - from) * 64_000).Average(i => Math.Pow(BitConverter.ToInt16(wav, 44 + (i * 2)), 2)));
}
