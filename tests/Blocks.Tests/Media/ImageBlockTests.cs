using System.Text;

namespace Cadre.Blocks.Tests.Media;

public class ImageBlockTests(BlocksFixture blocks)
{
    [Theory]
    [InlineData("poster")]
    [InlineData("scene")]
    [InlineData("portrait")]
    [InlineData("cover")]
    [InlineData("icon")]
    public async Task Image_EachKind_IsPaintedAndRepeats(string kind)
    {
        var settings = new { kind, prompt = "Amina & her family sell solar lamps in a village in Kenya <at sunset>", width = 960, height = 640 };

        var done = await blocks.CompleteAsync("image", settings);
        var again = await blocks.CompleteAsync("image", settings);

        var png = blocks.Bytes(done.Outputs["image"]);
        png[1..4].ShouldBe("PNG"u8.ToArray());
        png.Length.ShouldBeGreaterThan(8000);
        Encoding.UTF8.GetString(blocks.Bytes(done.Outputs["svg"])).ShouldStartWith("<svg");
        again.Outputs["svg"].GetProperty("artifact").GetString().ShouldBe(done.Outputs["svg"].GetProperty("artifact").GetString());
        if (Environment.GetEnvironmentVariable("CADRE_KEEP") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"image-{kind}.png"), png, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Voice_Markdown_IsSpoken()
    {
        var done = await blocks.CompleteAsync("voice", new { voice = "en" }, ("text", "# Hello\n\nSolar **lamps** are [cheap](https://example.org)."));

        done.Outputs["audio"].GetProperty("mediaType").GetString().ShouldBe("audio/mpeg");
        blocks.Bytes(done.Outputs["audio"]).Length.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public async Task Voice_UnknownVoice_IsNamed()
    {
        (await blocks.FailAsync("voice", new { text = "Hello", voice = "xx-nowhere" })).Message.ShouldContain("xx-nowhere");
    }
}
