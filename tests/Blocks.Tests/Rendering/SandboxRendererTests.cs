using System.Text;
using Cadre.Blocks.Rendering;

namespace Cadre.Blocks.Tests.Rendering;

public class SandboxRendererTests(BlocksFixture blocks)
{
    [Fact]
    public async Task Pdf_SmallPage_IsPdf()
    {
        var pdf = await blocks.Renderer.PdfAsync(blocks.Tenant, new Page("<h1>Hello</h1>"), TestContext.Current.CancellationToken);

        pdf.IsOk.ShouldBeTrue(pdf.Error?.Message);
        Encoding.ASCII.GetString(pdf.Value, 0, 5).ShouldBe("%PDF-");
    }

    [Fact]
    public async Task Png_SecondRender_ReusesTheBrowser()
    {
        for (var turn = 0; turn < 3; turn++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var png = await blocks.Renderer.PngAsync(blocks.Tenant, new Page("<body style='background:teal'>Hello", 320, 200), TestContext.Current.CancellationToken);

            png.IsOk.ShouldBeTrue(png.Error?.Message);
            png.Value[1..4].ShouldBe("PNG"u8.ToArray());
            TestContext.Current.TestOutputHelper?.WriteLine($"render {turn}: {watch.ElapsedMilliseconds} ms");
        }
    }

    [Fact]
    public async Task Evaluate_PageAsksForNetwork_GetsNone()
    {
        var answer = await blocks.Renderer.EvaluateAsync(blocks.Tenant, new Page("<p>x"), "fetch('http://127.0.0.1:5432').then(() => 'reached', () => 'refused')", TestContext.Current.CancellationToken);

        answer.Value.GetString().ShouldBe("refused");
    }
}
