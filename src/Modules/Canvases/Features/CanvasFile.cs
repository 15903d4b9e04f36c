using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Features;

/// <summary>A canvas as a file: what export writes and import reads. Importing never executes anything.</summary>
/// <param name="Format">Always <c>cadre.canvas</c>.</param>
/// <param name="Version">1.</param>
/// <param name="Title">The title.</param>
/// <param name="Blocks">Blocks, groups, notes.</param>
/// <param name="Connections">Connections.</param>
internal sealed record CanvasFile(string Format, int Version, string Title, IReadOnlyList<CanvasBlock> Blocks, IReadOnlyList<CanvasConnection> Connections)
{
    public const string FormatName = "cadre.canvas";
}
