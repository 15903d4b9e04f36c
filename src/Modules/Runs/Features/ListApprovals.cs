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
            approvals.AddRange(view.Steps.Where(s => s.Question is { Kind: WaitKind.Answer })
                .Select(s => new ApprovalView(view.Id, view.CanvasId, view.Title, s.Address, s.Title, s.Question!, s.Views, s.StartedAt, view.StartedBy, MayAnswer(tenant, s.Question!))));
        }

        return TypedResults.Ok(new Page<ApprovalView>(approvals, rows.Count > size ? rows[size - 1].Id.ToString() : null));
    }

    private static bool MayAnswer(Tenant tenant, StepQuestion question) => tenant.Role >= Role.Operator && (question.Answerers?.Include(tenant.Actor, tenant.Role) ?? true);
}

/// <summary>A step that waits for an answer.</summary>
/// <param name="RunId">The run.</param>
/// <param name="CanvasId">Its canvas; null for none.</param>
/// <param name="RunTitle">The run's title.</param>
/// <param name="Address">The step.</param>
/// <param name="Title">The step's title.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Views">What to look at before answering.</param>
/// <param name="AskedAt">Since when.</param>
/// <param name="StartedBy">Who started the run.</param>
/// <param name="Mine">Whether the caller may answer it.</param>
internal sealed record ApprovalView(
    RunId RunId, Guid? CanvasId, string RunTitle, string Address, string Title, StepQuestion Question, IReadOnlyList<ResultView> Views, DateTimeOffset? AskedAt, Actor StartedBy, bool Mine);
