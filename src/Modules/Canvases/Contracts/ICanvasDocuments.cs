using Cadre.Kernel;

namespace Cadre.Canvases.Contracts;

/// <summary>The live documents of canvases, for collaborators inside the server.</summary>
public interface ICanvasDocuments
{
    /// <summary>The canvas as it is now.</summary>
    Task<Result<CanvasSnapshot>> ReadAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken);

    /// <summary>
    /// Applies edits as one transaction by the tenant's actor: all or none; answers after they are durable, with the canvas after them.
    /// An edit that names an unknown block, a duplicate id or a parent cycle refuses the whole.
    /// </summary>
    Task<Result<CanvasSnapshot>> EditAsync(Tenant tenant, CanvasId canvas, IReadOnlyList<CanvasEdit> edits, CancellationToken cancellationToken);
}
