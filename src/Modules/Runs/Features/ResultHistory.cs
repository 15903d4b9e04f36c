using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Features;

/// <summary>Results of a block, read from the runs of its canvas.</summary>
internal sealed class ResultHistory(Database database, RunReading reading) : IResultHistory
{
    private const int RunsAtOnce = 100;

    public async Task<ResultPage> ListAsync(Tenant tenant, Guid canvas, string address, RunId? before, int limit, CancellationToken cancellationToken)
    {
        var items = new List<StepView>();
        RunId? next = null;
        var rows = await reading.ListAsync(tenant, canvas, null, before?.Value, RunsAtOnce, cancellationToken);
        foreach (var row in rows)
        {
            if (items.Count == limit)
            {
                break;
            }

            next = new RunId(row.Id);
            if (await FindAsync(tenant, canvas, address, next.Value, cancellationToken) is { } step)
            {
                items.Add(step);
            }
        }

        var all = rows.Count < RunsAtOnce && (rows.Count == 0 || next?.Value == rows[^1].Id);
        return new ResultPage(items, await ShownAsync(tenant, canvas, address, cancellationToken), all ? null : next);
    }

    public async Task<StepView?> FindAsync(Tenant tenant, Guid canvas, string address, RunId run, CancellationToken cancellationToken)
    {
        var view = await reading.FindAsync(tenant, run, cancellationToken);
        return view?.CanvasId == canvas
            ? view.Steps.FirstOrDefault(step => step.Address == address && IsResultOf(step, run))
            : null;
    }

    public async Task<IReadOnlyDictionary<string, StepView>> AtAsync(Tenant tenant, Guid canvas, IReadOnlySet<string> addresses, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Sql = "select id from runs.runs where workspace_id = @workspace and canvas_id = @canvas and created_at <= @at order by id desc limit @limit";
        var args = new { workspace = tenant.Workspace.Value, canvas, at = at.ToUniversalTime(), limit = RunsAtOnce };
        var found = new Dictionary<string, StepView>(StringComparer.Ordinal);
        foreach (var id in await database.TenantAsync(tenant, s => s.QueryAsync<Guid>(Sql, args, cancellationToken), cancellationToken))
        {
            if (found.Count == addresses.Count)
            {
                break;
            }

            var run = await reading.FindAsync(tenant, new(id), cancellationToken);
            foreach (var step in run?.Steps.Where(step => IsResultOf(step, new(id)) && step.FinishedAt <= at && addresses.Contains(step.Address)) ?? [])
            {
                found.TryAdd(step.Address, step);
            }
        }

        return found;
    }

    public async Task<bool> ShowAsync(Tenant tenant, Guid canvas, string address, RunId run, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into runs.results (workspace_id, canvas_id, address, run_id) values (@workspace, @canvas, @address, @run)
            on conflict (workspace_id, canvas_id, address) do update set run_id = excluded.run_id
            """;
        if (await FindAsync(tenant, canvas, address, run, cancellationToken) is not { Status: StepStatus.Succeeded })
        {
            return false;
        }

        await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { workspace = tenant.Workspace.Value, canvas, address, run = run.Value }, cancellationToken), cancellationToken);
        return true;
    }

    private static bool IsResultOf(StepView step, RunId run) => step.Run == run && step.Status is StepStatus.Succeeded or StepStatus.Failed;

    private async Task<RunId?> ShownAsync(Tenant tenant, Guid canvas, string address, CancellationToken cancellationToken)
    {
        const string Sql = "select run_id from runs.results where workspace_id = @workspace and canvas_id = @canvas and address = @address";
        var run = await database.TenantAsync(tenant, s => s.ScalarAsync<Guid?>(Sql, new { workspace = tenant.Workspace.Value, canvas, address }, cancellationToken), cancellationToken);
        return run is { } id ? new RunId(id) : null;
    }
}
