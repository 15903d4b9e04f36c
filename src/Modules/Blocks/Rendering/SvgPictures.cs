using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Rendering;

/// <summary>Drawings as PNG, by the browser in its sandbox: the SVG is an image of the page, so nothing in it runs.</summary>
internal sealed partial class SvgPictures(SandboxRenderer renderer, ArtifactFiles artifacts)
{
    private const int LongestSide = 4000;
    private const int ShortestSide = 720;
    private const int LargestSvg = 4_000_000;

    /// <summary>Stores the PNG of a stored SVG, at least 720 pixels wide.</summary>
    public async Task<Result<ArtifactRef>> PngAsync(Tenant tenant, ArtifactRef svg, CancellationToken cancellationToken)
    {
        var bytes = await artifacts.ReadAsync(tenant, svg, LargestSvg, cancellationToken);
        if (!bytes.IsOk)
        {
            return bytes.Error;
        }

        var text = Encoding.UTF8.GetString(bytes.Value);
        if (text.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase))
        {
            return Outcomes.Unusable("picture_unreadable", $"'{svg.Name}' defines entities of its own, which can grow without end.", "Save it again as plain SVG: drawing programs do so by themselves.");
        }

        var (width, height) = Size(text);
        var page = new Page($"<!doctype html><style>body{{margin:0;background:#fff}}img{{display:block;width:{width}px;height:{height}px}}</style><img src=\"drawing.svg\">", width, height)
        {
            Files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["drawing.svg"] = bytes.Value },
        };
        var png = await renderer.PngAsync(tenant, page, cancellationToken);
        return await png.ThenAsync(drawn => artifacts.SaveAsync(tenant, Path.ChangeExtension(svg.Name, ".png"), "image/png", drawn, cancellationToken));
    }

    private static (int Width, int Height) Size(string svg)
    {
        var box = ViewBox().Match(svg);
        double Side(string name) => double.TryParse(box.Groups[name].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var side) && side > 0 ? side : 800;
        var (width, height) = (Side("w"), Side("h"));
        var scale = Math.Min(Math.Max(1, ShortestSide / width), LongestSide / Math.Max(width, height));
        return ((int)Math.Ceiling(width * scale), (int)Math.Ceiling(height * scale));
    }

    [GeneratedRegex("viewBox=[\"'][-\\d.]+[ ,]+[-\\d.]+[ ,]+(?<w>[\\d.]+)[ ,]+(?<h>[\\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ViewBox();
}
