using System.Text.Json;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Lines;
using Cadre.Runs.Persistence;

namespace Cadre.Runs.Features;

/// <summary>Runs as a tenant sees them: rows for listings, journals for views. Row security hides everybody else's.</summary>
internal sealed class RunReading(Database database, FlowStore flows, Payloads payloads, LineStore lines)
{
    private const int MaxFolded = 200;

    public async Task<RunRow?> FindRowAsync(Tenant tenant, RunId run, CancellationToken cancellationToken) =>
        await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<RunRow>(RunRow.Select + " where id = @id", new { id = run.Value }, cancellationToken), cancellationToken);

    /// <summary>Newest first.</summary>
    public Task<List<RunRow>> ListAsync(Tenant tenant, Guid? canvas, string? status, Guid? before, int limit, CancellationToken cancellationToken)
    {
        var sql = RunRow.Select + " where workspace_id = @workspace"
            + (canvas is null ? "" : " and canvas_id = @canvas") + (status is null ? "" : " and status = @status") + (before is null ? "" : " and id < @before")
            + " order by id desc limit @limit";
        return database.TenantAsync(tenant, s => s.QueryAsync<RunRow>(sql, new { workspace = tenant.Workspace.Value, canvas, status, before, limit }, cancellationToken), cancellationToken);
    }

    /// <summary>Runs with open questions, oldest first.</summary>
    public Task<List<RunRow>> ListAskingAsync(Tenant tenant, Guid? after, int limit, CancellationToken cancellationToken)
    {
        var sql = RunRow.Select + " where workspace_id = @workspace and questions > 0" + (after is null ? "" : " and id > @after") + " order by id limit @limit";
        return database.TenantAsync(tenant, s => s.QueryAsync<RunRow>(sql, new { workspace = tenant.Workspace.Value, after, limit }, cancellationToken), cancellationToken);
    }

    public async Task<RunView?> FindAsync(Tenant tenant, RunId run, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(tenant, run, cancellationToken) is not { } row)
        {
            return null;
        }

        var state = await LoadAsync(tenant, row, cancellationToken);
        var view = RunViews.Of(row, state);
        if (state is { StartedAt: null, IsFinished: false, Created.Lines: not null })
        {
            view = view with { Lines = await lines.PlacesAsync(tenant, run, cancellationToken) };
        }

        if (row.Mode == RunModes.Name(RunMode.Replay) && state.IsFinished && row.Origin is { } origin && await FindRowAsync(tenant, new(origin), cancellationToken) is { } originRow)
        {
            view = view with { Comparison = RunViews.Compare(await LoadAsync(tenant, originRow, cancellationToken), state) };
        }

        return view;
    }

    public Task<FlowGraph> GraphAsync(Tenant tenant, RunRow row, CancellationToken cancellationToken) => flows.LoadAsync(tenant.Workspace, row.Flow_hash, cancellationToken);

    public async Task<RunState> LoadAsync(Tenant tenant, RunRow row, CancellationToken cancellationToken)
    {
        var state = new RunState(await GraphAsync(tenant, row, cancellationToken)) { KeepFolded = MaxFolded };
        foreach (var stored in await EventsAsync(tenant, new(row.Id), 0, int.MaxValue, cancellationToken))
        {
            state.Apply(RunEventCodec.Read(stored.Kind, stored.Version, stored.Payload));
        }

        return state;
    }

    /// <summary>The whole run, with every scope that was folded, and its journal.</summary>
    public Task<(RunState State, IReadOnlyList<RunEvent> Journal)> LoadAllAsync(Tenant tenant, RunRow row, CancellationToken cancellationToken) => LoadAsync(tenant, row, static _ => true, cancellationToken);

    /// <summary>The run with the folded scopes that are asked for, and its journal.</summary>
    public async Task<(RunState State, IReadOnlyList<RunEvent> Journal)> LoadAsync(Tenant tenant, RunRow row, Predicate<Scope> keeps, CancellationToken cancellationToken)
    {
        var state = new RunState(await GraphAsync(tenant, row, cancellationToken)) { Keeps = keeps };
        var journal = new List<RunEvent>();
        foreach (var stored in await EventsAsync(tenant, new(row.Id), 0, int.MaxValue, cancellationToken))
        {
            journal.Add(RunEventCodec.Read(stored.Kind, stored.Version, stored.Payload));
            state.Apply(journal[^1]);
        }

        return (state, journal);
    }

    public async Task<IReadOnlyList<EventRow>> EventsAsync(Tenant tenant, RunId run, long after, int limit, CancellationToken cancellationToken)
    {
        const string Sql = "select seq, kind, version, payload from runs.run_events where run_id = @run and seq > @after order by seq limit @limit";
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<EventRow>(Sql, new { run = run.Value, after = (int)Math.Min(after, int.MaxValue), limit }, cancellationToken), cancellationToken);
        var events = new List<EventRow>(rows.Count);
        foreach (var stored in rows.SelectMany(JournalPages.Read).Where(e => e.Seq > after).Take(limit))
        {
            events.Add(stored with { Payload = await payloads.UnfoldAsync(tenant.Workspace, stored.Payload, cancellationToken) });
        }

        return events;
    }

    /// <summary>The number of the last event of each of the runs; unknown ones are left out.</summary>
    public async Task<IReadOnlyDictionary<RunId, long>> HeadsAsync(Tenant tenant, IReadOnlyCollection<RunId> runs, CancellationToken cancellationToken)
    {
        const string Sql = "select id, head_seq as Seq from runs.runs where workspace_id = @workspace and id = any(@ids)";
        var args = new { workspace = tenant.Workspace.Value, ids = runs.Select(r => r.Value).ToArray() };
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<HeadRow>(Sql, args, cancellationToken), cancellationToken);
        return rows.ToDictionary(row => new RunId(row.Id), row => (long)row.Seq);
    }

    public async Task<IReadOnlyDictionary<string, StepView>> LatestAsync(Tenant tenant, Guid canvas, CancellationToken cancellationToken)
    {
        const string Sql = "select address, run_id from runs.results where workspace_id = @workspace and canvas_id = @canvas";
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<ResultRow>(Sql, new { workspace = tenant.Workspace.Value, canvas }, cancellationToken), cancellationToken);
        var latest = new Dictionary<string, StepView>(StringComparer.Ordinal);
        foreach (var run in rows.GroupBy(r => r.Run_id))
        {
            var view = await FindAsync(tenant, new(run.Key), cancellationToken);
            foreach (var step in view?.Steps.Where(s => run.Any(r => r.Address == s.Address)) ?? [])
            {
                latest[step.Address] = step;
            }
        }

        return latest;
    }

    public async Task<IReadOnlyDictionary<string, StepStatus>> LatestStatesAsync(Tenant tenant, Guid canvas, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(tenant, canvas, cancellationToken);
        var states = latest.ToDictionary(step => step.Key, step => step.Value.Status, StringComparer.Ordinal);
        var newest = await ListAsync(tenant, canvas, null, null, 1, cancellationToken);
        var run = newest is [var row] ? await FindAsync(tenant, new(row.Id), cancellationToken) : null;
        foreach (var step in run?.Steps ?? [])
        {
            if (step.Status != StepStatus.Pending || (run!.FinishedAt is null && !states.ContainsKey(step.Address)))
            {
                states[step.Address] = step.Status;
            }
        }

        return states;
    }

    private sealed record HeadRow(Guid Id, int Seq);

    private sealed record ResultRow(string Address, Guid Run_id);
}

/// <summary>A run's row.</summary>
internal sealed record RunRow
{
    public const string Select = "select id, canvas_id, flow_hash, title, mode, origin, started_by, created_at, started_at, finished_at, status, owner, head_seq, cost, priority from runs.runs";

    public Guid Id { get; init; }

    public Guid? Canvas_id { get; init; }

    public string Flow_hash { get; init; } = "";

    public string Title { get; init; } = "";

    public string Mode { get; init; } = "";

    public Guid? Origin { get; init; }

    public string Started_by { get; init; } = "";

    public DateTime Created_at { get; init; }

    public DateTime? Started_at { get; init; }

    public DateTime? Finished_at { get; init; }

    public string Status { get; init; } = "";

    public int Owner { get; init; }

    public int Head_seq { get; init; }

    public decimal Cost { get; init; }

    public short Priority { get; init; } = (short)RunPriority.Normal;

    public Actor By => JsonSerializer.Deserialize<Actor>(Started_by, CadreJson.Stored)!;
}
