using Cadre.Canvases.Compare;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.Editing;
using Cadre.Canvases.Live.History;
using Cadre.Canvases.Live.Relay;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;

namespace Cadre.Canvases.Versions;

/// <summary>
/// Brings what was done on a branch (or on the canvas it came from) into a canvas. 1. Find where the two went apart: at the last merge between them, or where the branch began.
/// 2. Merge. 3. Unless something is not decided, write the difference as one change of the actor. 4. Remember it for the next merge.
/// </summary>
internal sealed class Merging(CanvasHistory history, CanvasStore canvases, BranchStore branches, SharedDocuments documents)
{
    public async Task<Result<CanvasMergeView>> MergeAsync(Tenant tenant, CanvasId canvas, CanvasId branch, IReadOnlyDictionary<string, MergeSide> resolutions, bool apply, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvas, cancellationToken) is null || await canvases.FindAsync(tenant, branch, cancellationToken) is null)
        {
            return Error.NotFound("canvas");
        }

        if (await BaseAsync(tenant, canvas, branch, cancellationToken) is not { } apart) // 1
        {
            return Error.Invalid("not_a_branch", "These two canvases have no common beginning.", "Merge a branch with the canvas it came from.");
        }

        var origin = await history.ReadAtAsync(tenant, apart.Canvas, apart.Seq, cancellationToken);
        var moment = await history.MomentAsync(tenant, branch, null, cancellationToken);
        var theirs = moment.IsOk ? await history.ReadAtAsync(tenant, branch, moment.Value, cancellationToken) : moment.Error;
        var opened = await documents.OpenAsync(DocumentKey.Of(tenant, canvas), cancellationToken);
        if ((origin.Error ?? theirs.Error ?? opened.Error) is { } error)
        {
            return error;
        }

        var merged = apply
            ? await opened.Value.EditAsync(tenant.Actor, doc => Merge(CanvasContent.Read(doc), doc), cancellationToken)
            : opened.Value.Read(doc => Merge(CanvasContent.Read(doc), into: null));
        return merged.IsOk && merged.Value.Applied ? await NoteAsync(tenant, (branch, moment.Value), canvas, merged.Value, cancellationToken) : merged;

        Result<CanvasMergeView> Merge(CanvasSnapshot ours, Crdt.Doc? into)
        {
            var result = CanvasMerge.Of(origin.Value, ours, theirs.Value, resolutions); // 2
            var decided = result.Conflicts.All(conflict => resolutions.TryGetValue(conflict.Id, out var side) && conflict.AllowsChoice(side));
            if (into is not null && decided)
            {
                SnapshotWriting.Write(into, tenant.Actor, ours, result.Canvas); // 3
            }

            return new CanvasMergeView(result.Conflicts, CanvasComparison.Of(ours, result.Canvas).Counts, into is not null && decided);
        }
    }

    private async Task<(CanvasId Canvas, long Seq)?> BaseAsync(Tenant tenant, CanvasId canvas, CanvasId branch, CancellationToken cancellationToken)
    {
        if (canvas == branch)
        {
            return null;
        }

        if (await branches.LastMergeAsync(tenant, canvas, branch, cancellationToken) is { } merged)
        {
            return merged;
        }

        if (await branches.OriginAsync(tenant, branch, cancellationToken) is { } of && of.CanvasId == canvas)
        {
            return (canvas, of.Seq);
        }

        return await branches.OriginAsync(tenant, canvas, cancellationToken) is { } own && own.CanvasId == branch ? (branch, own.Seq) : null;
    }

    private async Task<Result<CanvasMergeView>> NoteAsync(Tenant tenant, (CanvasId Canvas, long Seq) source, CanvasId target, CanvasMergeView merged, CancellationToken cancellationToken)
    {
        var head = await history.MomentAsync(tenant, target, null, cancellationToken);
        if (!head.IsOk)
        {
            return head.Error;
        }

        await branches.NoteMergeAsync(tenant, source, (target, head.Value), cancellationToken); // 4
        await canvases.TouchAsync(tenant, target, null, cancellationToken);
        return merged with { Seq = head.Value };
    }
}

/// <summary>What a merge did, or would do.</summary>
/// <param name="Conflicts">What both sides changed differently.</param>
/// <param name="Changes">How much changes on this canvas.</param>
/// <param name="Applied">Whether it was written: asked for, and every conflict resolved.</param>
internal sealed record CanvasMergeView(IReadOnlyList<MergeConflict> Conflicts, DiffCounts Changes, bool Applied)
{
    /// <summary>The moment after the merge, when it was written.</summary>
    public long? Seq { get; init; }
}
