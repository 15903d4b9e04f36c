using Cadre.Canvases.Compare;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Guarding;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Live.History;
using Cadre.Canvases.Live.Presences;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;

namespace Cadre.Canvases.Versions;

internal sealed class CanvasCollaboration(SharedDocuments documents, DocumentStore store, CanvasStore canvases, CanvasHistory history) : ICanvasCollaboration
{
    private const int MaxChanges = 20_000, MaxGroups = 200;
    private static readonly Error CannotEdit = new(ErrorKind.Forbidden, "role_cannot_edit", "Your role does not include editing canvases.", "Ask an editor.");
    private static readonly Error OutOfScope = new(ErrorKind.Forbidden, "scope_refused", ScopeRules.Refusal, "Edit the blocks and fields you were given.");

    public async Task<Result<CanvasSnapshot>> EditAsync(Tenant tenant, CanvasId canvas, IReadOnlyList<CanvasEdit> edits, EditScope scope, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(tenant, canvas, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var edited = await opened.Value.EditAsync(
            tenant.Actor, doc => ScopeRules.Allows(scope, edits, tenant.Actor, doc) ? CanvasEditing.Apply(doc, tenant.Actor, edits) : OutOfScope, cancellationToken);
        if (edited.IsOk && EditPresence.Of(tenant.Actor, edits, edited.Value) is { } presence)
        {
            opened.Value.Show(tenant.Actor, presence);
        }

        return edited;
    }

    public async Task<Result<UndoneChanges>> UndoAsync(Tenant tenant, CanvasId canvas, ChangeSet changes, CancellationToken cancellationToken)
    {
        if (changes is { Actor: null, FirstSeq: null, LastSeq: null } || changes.FirstSeq > changes.LastSeq || changes.FirstSeq < 1)
        {
            return Error.Invalid("undo_invalid", "It is not clear what to take back.", "Name an actor, or the first and last change that the history gave.");
        }

        var opened = await OpenAsync(tenant, canvas, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var inverse = await InverseAsync(tenant, canvas, changes, cancellationToken);
        if (!inverse.IsOk)
        {
            return inverse.Error;
        }

        var undone = await opened.Value.EditAsync<UndoneChanges>(
            tenant.Actor,
            doc =>
            {
                var before = CanvasContent.Read(doc);
                var (after, kept) = Apply(before, inverse.Value);
                SnapshotWriting.Write(doc, tenant.Actor, before, after);
                var counts = CanvasComparison.Of(before, after).Counts;
                return new UndoneChanges(counts.Added + counts.Removed + Math.Max(counts.Changed, counts.Moved), counts.Connections, kept, 0);
            },
            cancellationToken);
        if (!undone.IsOk)
        {
            return undone;
        }

        var head = await history.MomentAsync(tenant, canvas, null, cancellationToken);
        await canvases.TouchAsync(tenant, canvas, null, cancellationToken);
        return head.IsOk ? undone.Value with { Seq = head.Value } : head.Error;
    }

    /// <summary>The moments before and after each unbroken run of the changes, newest first.</summary>
    private async Task<Result<List<(CanvasSnapshot Before, CanvasSnapshot After)>>> InverseAsync(Tenant tenant, CanvasId canvas, ChangeSet changes, CancellationToken cancellationToken)
    {
        var before = changes.LastSeq is { } last ? last + 1 : long.MaxValue;
        var rows = await store.ListAsync(tenant, DocumentKey.Of(tenant, canvas), before, MaxChanges, cancellationToken);
        var runs = new List<(long First, long Last)>();
        foreach (var row in rows.TakeWhile(row => row.Seq >= (changes.FirstSeq ?? 1)).Where(row => changes.Actor is null || row.Actor == changes.Actor))
        {
            if (runs.Count > 0 && runs[^1].First == row.Seq + 1)
            {
                runs[^1] = (row.FirstSeq, runs[^1].Last);
            }
            else
            {
                runs.Add((row.FirstSeq, row.Seq));
            }
        }

        if (runs.Count is 0 or > MaxGroups || (rows.Count == MaxChanges && changes.FirstSeq is null))
        {
            return runs.Count == 0
                ? Error.Conflict("nothing_to_undo", "There are no such changes.", "Look at the history for who changed what.")
                : Error.Conflict("too_many_changes", "These are too many changes to take back at once.", "Take back a part of them, or restore a moment.");
        }

        var inverse = new List<(CanvasSnapshot, CanvasSnapshot)>();
        foreach (var run in runs)
        {
            var (then, now) = (await history.ReadAtAsync(tenant, canvas, run.First - 1, cancellationToken), await history.ReadAtAsync(tenant, canvas, run.Last, cancellationToken));
            if ((then.Error ?? now.Error) is { } error)
            {
                return error;
            }

            inverse.Add((then.Value, now.Value));
        }

        return inverse;
    }

    private static (CanvasSnapshot Canvas, IReadOnlyList<string> Kept) Apply(CanvasSnapshot canvas, List<(CanvasSnapshot Before, CanvasSnapshot After)> inverse)
    {
        var kept = new List<string>();
        foreach (var (before, after) in inverse)
        {
            var merged = CanvasMerge.Of(after, canvas, before, new Dictionary<string, MergeSide>());
            kept.AddRange(merged.Conflicts.Select(conflict => conflict.Id));
            canvas = merged.Canvas;
        }

        return (canvas, [.. kept.Distinct(StringComparer.Ordinal)]);
    }

    private async Task<Result<ISharedDocument>> OpenAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken) =>
        !tenant.Role.Includes(Permission.Edit) ? CannotEdit
        : await canvases.FindAsync(tenant, canvas, cancellationToken) is null ? Error.NotFound("canvas")
        : await documents.OpenAsync(DocumentKey.Of(tenant, canvas), cancellationToken);
}
