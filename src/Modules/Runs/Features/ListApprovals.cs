using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Runs.Features;

/// <summary>Steps that wait for an answer, oldest run first.</summary>
internal static class ListApprovals
{
    public static async Task<Ok<Page<ApprovalView>>> HandleAsync(Guid? cursor, int? limit, Tenant tenant, RunReading reading, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(limit ?? 50, 1, 100);
        var rows = await reading.ListAskingAsync(tenant, cursor, size + 1, cancellationToken);
        var approvals = new List<ApprovalView>();
        foreach (var row in rows.Take(size))
        {
            var view = RunViews.Of(row, await reading.LoadAsync(tenant, row, cancellationToken));
            approvals.AddRange(view.Steps.Where(s => s.Question is not null)
                .Select(s => new ApprovalView(view.Id, view.CanvasId, view.Title, s.Address, s.Title, s.Question!, s.Views, s.StartedAt, view.StartedBy)));
        }

        return TypedResults.Ok(new Page<ApprovalView>(approvals, rows.Count > size ? rows[size - 1].Id.ToString() : null));
    }
}

/// <summary>A step that waits for an answer.</summary>
internal sealed record ApprovalView(
    RunId RunId, Guid? CanvasId, string RunTitle, string Address, string Title, StepQuestion Question, IReadOnlyList<ResultView> Views, DateTimeOffset? AskedAt, Actor StartedBy);
