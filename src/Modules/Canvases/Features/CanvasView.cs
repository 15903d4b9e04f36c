using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Versions;
using Cadre.Kernel;

namespace Cadre.Canvases.Features;

/// <summary>A canvas in a listing.</summary>
internal sealed record CanvasSummary(CanvasId Id, string Title, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static CanvasSummary From(CanvasRow row) => new(new CanvasId(row.Id), row.Title, row.CreatedAt, row.UpdatedAt);
}

/// <summary>A canvas with its content and its problems; either is empty when it was not asked for.</summary>
internal sealed record CanvasView(CanvasId Id, string Title, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, Role Role)
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>> Unchecked = new Dictionary<string, IReadOnlyList<BlockProblem>>();

    public IReadOnlyList<CanvasBlock> Blocks { get; init; } = [];

    public IReadOnlyList<CanvasConnection> Connections { get; init; } = [];

    public IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>> Problems { get; init; } = Unchecked;

    /// <summary>Where it came from; null when it is no branch.</summary>
    public CanvasOrigin? Origin { get; init; }
}
