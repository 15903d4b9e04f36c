using Cadre.Kernel;

namespace Cadre.Canvases.Contracts;

/// <summary>For collaborators with limited rights, such as agents, and for taking back what one did.</summary>
public interface ICanvasCollaboration
{
    /// <summary>As <see cref="ICanvasDocuments.EditAsync"/>, within a scope: an edit beyond it refuses the whole with <c>scope_refused</c>.</summary>
    Task<Result<CanvasSnapshot>> EditAsync(Tenant tenant, CanvasId canvas, IReadOnlyList<CanvasEdit> edits, EditScope scope, CancellationToken cancellationToken);

    /// <summary>
    /// Takes back changes as a unit, as one new change that can be taken back itself. What others changed since stays: it is told in <see cref="UndoneChanges.Kept"/>.
    /// Errors: <c>undo_invalid</c>, <c>nothing_to_undo</c>, <c>too_many_changes</c>.
    /// </summary>
    Task<Result<UndoneChanges>> UndoAsync(Tenant tenant, CanvasId canvas, ChangeSet changes, CancellationToken cancellationToken);
}

/// <summary>Changes of a canvas: of an actor, of a range of moments, or of an actor within a range.</summary>
/// <param name="Actor">Who made them, as <c>kind:uuid</c>; everybody when null.</param>
/// <param name="FirstSeq">The first change; the beginning when null.</param>
/// <param name="LastSeq">The last change; the newest when null.</param>
public sealed record ChangeSet(string? Actor = null, long? FirstSeq = null, long? LastSeq = null);

/// <summary>What was taken back.</summary>
/// <param name="Blocks">Blocks that came back, went or changed.</param>
/// <param name="Connections">Connections that came back, went or changed.</param>
/// <param name="Kept">Paths of what others changed since, which stayed: <c>block/b1/settings.prompt</c>.</param>
/// <param name="Seq">The moment after it.</param>
public sealed record UndoneChanges(int Blocks, int Connections, IReadOnlyList<string> Kept, long Seq);
