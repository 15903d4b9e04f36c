using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Features;

/// <summary>Reads the waiting steps from the runs that ask.</summary>
internal sealed class OpenQuestions(RunReading reading) : IOpenQuestions
{
    private const int Most = 100;

    public async Task<Page<ApprovalView>> ListAsync(Tenant tenant, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(limit, 1, Most);
        var rows = await reading.ListAskingAsync(tenant, after, size + 1, cancellationToken);
        var approvals = new List<ApprovalView>();
        foreach (var row in rows.Take(size))
        {
            var view = RunViews.Of(row, await reading.LoadAsync(tenant, row, cancellationToken));
            approvals.AddRange(view.Steps.Where(s => s.Question is { Kind: WaitKind.Answer })
                .Select(s => new ApprovalView(view.Id, view.CanvasId, view.Title, s.Address, s.Title, s.Question!, s.Views, s.StartedAt, view.StartedBy, MayAnswer(tenant, s.Question!))));
        }

        return new Page<ApprovalView>(approvals, rows.Count > size ? rows[size - 1].Id.ToString() : null);
    }

    private static bool MayAnswer(Tenant tenant, StepQuestion question) => tenant.Role >= Role.Operator && (question.Answerers?.Include(tenant.Actor, tenant.Role) ?? true);
}
