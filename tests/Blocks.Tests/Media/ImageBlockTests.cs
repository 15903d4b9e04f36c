using System.Buffers.Binary;
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
    public async Task Image_GivenPictures_AreChangedAsAsked()
    {
        var source = (await blocks.CompleteAsync("image", new { kind = "scene", prompt = "A lamp", width = 400, height = 200 })).Outputs["image"];
        async Task<(int Width, int Height, byte[] Bytes)> Edit(object edit)
        {
            var bytes = blocks.Bytes((await blocks.CompleteAsync("image", new { edit }, ("image", source))).Outputs["image"]);
            return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)), bytes);
        }

        var plain = await Edit(new { format = "png" });
        (plain.Width, plain.Height).ShouldBe((400, 200));
        var cut = await Edit(new { crop = new { left = 25, top = 0, width = 50, height = 50 }, rotate = 90 });
        (cut.Width, cut.Height).ShouldBe((100, 200));
        var cover = await Edit(new { resize = new { width = 120, height = 120, fit = "cover" }, filter = "sepia", brightness = 10, caption = new { text = "Lamps & <light>: 50 % off", position = "top" } });
        (cover.Width, cover.Height).ShouldBe((120, 120));
        var tilted = await Edit(new { rotate = 30, filter = "grayscale" });
        tilted.Width.ShouldBeInRange(440, 452);
        blocks.Bytes((await blocks.CompleteAsync("image", new { edit = new { format = "jpeg" } }, ("image", source))).Outputs["image"])[..2].ShouldBe([0xFF, 0xD8]);
        blocks.Bytes((await blocks.CompleteAsync("image", new { edit = new { format = "webp", flip = "horizontal" } }, ("image", source))).Outputs["image"])[8..12].ShouldBe("WEBP"u8.ToArray());

        (await blocks.FailAsync("image", new { edit = new { crop = new { left = 80, top = 0, width = 50, height = 50 } } }, ("image", source))).Message.ShouldContain("outside");
        (await blocks.FailAsync("image", new { edit = new { filter = "magic" } }, ("image", source))).Fix!.ShouldContain("sepia");
        using var noise = new MemoryStream(Encoding.UTF8.GetBytes("#EXTM3U\n/etc/passwd\n"));
        var foreign = (await blocks.Artifacts.SaveAsync(blocks.Tenant, "evil.png", "image/png", noise, 1000, TestContext.Current.CancellationToken)).Value;
        (await blocks.FailAsync("image", new { edit = new { rotate = 90 } }, ("image", foreign!))).Code.ShouldBe("picture_unreadable");
    }

    [Fact]
    public async Task Image_ModelThatDraws_IsNamedPaidAndItsBytesAreOpenedInASandbox()
    {
        var source = (await blocks.CompleteAsync("image", new { kind = "icon", prompt = "A lamp", width = 300, height = 300 })).Outputs["image"];
        blocks.Models.Draw = call => call.Source is null ? blocks.Bytes(source) : throw new InvalidOperationException("nothing is to be changed");
        var step = blocks.Step("image", new { model = "openai/gpt-image-1", prompt = "A lamp", width = 200, height = 100 });

        var done = (await blocks.RunAsync(step)).ShouldBeOfType<Cadre.Runs.Contracts.StepOutcome.Completed>();

        done.Notes.Model.ShouldBe("openai/scripted");
        done.Notes.NoModel.ShouldBeFalse();
        step.Spent.ShouldBe(0.04m);
        BinaryPrimitives.ReadInt32BigEndian(blocks.Bytes(done.Outputs["image"]).AsSpan(16)).ShouldBe(200);
        blocks.Models.Draw = _ => "<html>no picture</html>"u8.ToArray();
        (await blocks.FailAsync("image", new { model = "openai/gpt-image-1", prompt = "A lamp" })).Code.ShouldBe("picture_unreadable");
        blocks.Models.Draw = null;
        (await blocks.FailAsync("image", new { model = "openai/gpt-image-1", prompt = "A lamp" })).Code.ShouldBe("no_model");
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
