using System.Text;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Drawing;

/// <summary>Paints SVG as PNG in the sandboxed browser.</summary>
internal sealed class PicturePainter(SandboxRenderer renderer, ArtifactFiles artifacts)
{
    /// <summary>The pixels of a drawing that we composed.</summary>
    public Task<Result<byte[]>> PaintAsync(Tenant tenant, string svg, int width, int height, CancellationToken cancellationToken) =>
        renderer.PngAsync(tenant, new Page($"<!doctype html><meta charset=\"utf-8\"><style>body{{margin:0}}svg{{display:block;width:100vw;height:100vh}}</style>{svg}", width, height), cancellationToken);

    /// <summary>Stores drawing and pixels.</summary>
    public async Task<Result<PaintedPicture>> SaveAsync(Tenant tenant, string svg, string name, int width, int height, CancellationToken cancellationToken)
    {
        var png = await PaintAsync(tenant, svg, width, height, cancellationToken);
        var painted = await png.ThenAsync(bytes => artifacts.SaveAsync(tenant, name + ".png", "image/png", bytes, cancellationToken));
        var drawn = await painted.ThenAsync(_ => artifacts.SaveAsync(tenant, name + ".svg", "image/svg+xml", Encoding.UTF8.GetBytes(svg), cancellationToken));
        return drawn.Map(d => new PaintedPicture(painted.Value, d));
    }
}

/// <summary>A picture as pixels and as drawing.</summary>
internal sealed record PaintedPicture(ArtifactRef Png, ArtifactRef Svg);
