using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Canvases.Versions;

/// <summary>A moment of a canvas with a name.</summary>
/// <param name="Id">The version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Seq">The moment: look at it, compare or restore it by this number.</param>
/// <param name="CreatedAt">When it was named.</param>
/// <param name="CreatedBy">By whom.</param>
internal sealed record CanvasVersion(Guid Id, string Name, long Seq, DateTimeOffset CreatedAt, Actor CreatedBy);

/// <summary>A canvas that began as a moment of another one.</summary>
internal sealed record CanvasBranch(CanvasId CanvasId, string Title, long Seq, DateTimeOffset CreatedAt);

/// <summary>Where a branch came from.</summary>
/// <param name="CanvasId">The canvas.</param>
/// <param name="Title">Its title now.</param>
/// <param name="Seq">The moment.</param>
internal sealed record CanvasOrigin(CanvasId CanvasId, string Title, long Seq);

internal sealed record VersionRow(Guid Id, string Name, long Seq, DateTime CreatedAt, string CreatedBy)
{
    public CanvasVersion ToView() => new(Id, Name, Seq, CreatedAt, JsonSerializer.Deserialize<Actor>(CreatedBy, CadreJson.Stored)!); // written by this store
}

internal sealed record BranchRow(Guid Id, string Title, long Seq, DateTime CreatedAt);
