using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Lines;

/// <summary>Places of runs in lines. Every change of a workspace's lines is one transaction under one lock, so that two never take the same place.</summary>
internal sealed class LineStore(Database database)
{
    /// <summary>Takes the places of a run that the node is about to make, or has it wait for them.</summary>
    public async Task<LineEntry> EnterAsync(WorkspaceId workspace, RunId run, RunPriority priority, IReadOnlyList<RunLine> lines, int mostWaiting, int node, CancellationToken cancellationToken)
    {
        const string Sql = "select outcome, full_line from runs.enter_lines(@workspace, @run, @rank, @names, @labels, @mosts, @policies, @mostWaiting, @node)";
        var args = new
        {
            workspace = workspace.Value,
            run = run.Value,
            rank = (short)priority,
            names = lines.Select(l => l.Name).ToArray(),
            labels = lines.Select(l => l.Label).ToArray(),
            mosts = lines.Select(l => l.Most).ToArray(),
            policies = lines.Select(l => Policy(l.WhenFull)).ToArray(),
            mostWaiting,
            node,
        };
        var row = await database.ServiceAsync(DatabaseRole.Engine, s => s.FirstOrDefaultAsync<EntryRow>(Sql, args, cancellationToken), cancellationToken);
        return row!.Outcome switch
        {
            "held" => LineEntry.Held,
            "waits" => LineEntry.Waits,
            "refused" => new LineEntry(LineOutcome.Refused, row.Full_line),
            _ => LineEntry.Crowded,
        };
    }

    /// <summary>Runs that ended leave; who is next takes their places. Without lines: everything is looked through, what a crash left over too.</summary>
    public async Task<IReadOnlyList<LineChange>> AdmitAsync(WorkspaceId workspace, IReadOnlyCollection<string>? lines, IReadOnlyCollection<RunId> ended, CancellationToken cancellationToken)
    {
        const string Sql = "select run, replaced from runs.admit_to_lines(@workspace, @names, @ended)";
        var args = new { workspace = workspace.Value, names = lines?.ToArray(), ended = ended.Select(e => e.Value).ToArray() };
        var rows = await database.ServiceAsync(DatabaseRole.Engine, s => s.QueryAsync<ChangeRow>(Sql, args, cancellationToken), cancellationToken);
        return rows.ConvertAll(r => new LineChange(new(r.Run), r.Replaced));
    }

    public async Task<IReadOnlyList<WorkspaceId>> WorkspacesAsync(CancellationToken cancellationToken) =>
        (await database.ServiceAsync(DatabaseRole.Engine, s => s.QueryAsync<Guid>("select * from runs.workspaces_with_lines()", null, cancellationToken), cancellationToken)).ConvertAll(w => new WorkspaceId(w));

    /// <summary>Where a run waits: the lines that have no room for it, the nearest to it first.</summary>
    public async Task<IReadOnlyList<LinePlace>> PlacesAsync(Tenant tenant, RunId run, CancellationToken cancellationToken)
    {
        const string Sql = """
            select p.label, p.most, runs.line_held(p.workspace_id, p.line) as at_work,
              (select count(*) from runs.places b where b.workspace_id = p.workspace_id and b.line = p.line and b.state = 0 and (b.priority, b.run_id) <= (p.priority, p.run_id)) as place
            from runs.places p where p.run_id = @run and p.workspace_id = @workspace and p.state = 0 order by length(p.line) desc
            """;
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<PlaceRow>(Sql, new { run = run.Value, workspace = tenant.Workspace.Value }, cancellationToken), cancellationToken);
        var places = rows.ConvertAll(r => new LinePlace(r.Label, r.Most, (int)r.At_work, (int)r.Place));
        return places.Exists(p => p.AtWork >= p.Most) ? places.FindAll(p => p.AtWork >= p.Most) : places;
    }

    /// <summary>From now on so many at once, for those who wait too.</summary>
    public Task ResizeAsync(Tenant tenant, string line, int most, CancellationToken cancellationToken)
    {
        const string Sql = "update runs.places set most = @most where workspace_id = @workspace and line = @line";
        return database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { workspace = tenant.Workspace.Value, line, most }, cancellationToken), cancellationToken);
    }

    private static string Policy(WhenFull policy) => policy switch { WhenFull.Refuse => "refuse", WhenFull.Replace => "replace", _ => "queue" };

    private sealed record EntryRow(string Outcome, string? Full_line);

    private sealed record ChangeRow(Guid Run, bool Replaced);

    private sealed record PlaceRow(string Label, int Most, long At_work, long Place);
}

/// <summary>What became of a run that wanted places.</summary>
internal enum LineOutcome
{
    /// <summary>It may begin.</summary>
    Held,

    /// <summary>It waits for its turn.</summary>
    Waits,

    /// <summary>A line is full and takes no one to wait.</summary>
    Refused,

    /// <summary>Too many wait already.</summary>
    Crowded,
}

/// <summary>What became of a run that wanted places.</summary>
/// <param name="Outcome">Whether it may begin.</param>
/// <param name="FullLine">The line that refused it; null otherwise.</param>
internal sealed record LineEntry(LineOutcome Outcome, string? FullLine)
{
    public static LineEntry Held { get; } = new(LineOutcome.Held, null);

    public static LineEntry Waits { get; } = new(LineOutcome.Waits, null);

    public static LineEntry Crowded { get; } = new(LineOutcome.Crowded, null);
}

/// <summary>A run whose turn it is, or that was replaced.</summary>
internal sealed record LineChange(RunId Run, bool IsReplaced);
