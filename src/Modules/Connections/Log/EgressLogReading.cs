using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Connections.Log;

/// <summary>Reads the log, newest first.</summary>
internal sealed class EgressLogReading(Database database)
{
    private const string Columns = "id, at, purpose, method, host, port, path, outcome, status, address, sent, received, duration_ms, run_id, canvas_id, block, sandbox_id, detail";

    public Task<List<EgressLogRow>> ListAsync(Tenant tenant, EgressLogFilter filter, Guid? before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns} from connections.egress_log
            where (@Host = '' or position(@Host in host) > 0)
              and (@Purpose = '' or purpose = @Purpose)
              and (@Outcome = '' or (@Outcome = 'allowed' and outcome in ('ok', 'cached')) or (@Outcome = 'refused' and outcome in ('egress_refused', 'egress_limited')) or (@Outcome = 'failed' and outcome not in ('ok', 'cached', 'egress_refused', 'egress_limited')))
              and (@Run::uuid is null or run_id = @Run)
              and (@Sandbox::uuid is null or sandbox_id = @Sandbox)
              and (@Before::uuid is null or (at, id) < (select at, id from connections.egress_log where id = @Before))
            order by at desc, id desc limit @Limit
            """;
        var args = new { filter.Host, filter.Purpose, filter.Outcome, filter.Run, filter.Sandbox, Before = before, Limit = limit };
        return database.TenantAsync(tenant, session => session.QueryAsync<EgressLogRow>(Sql, args, cancellationToken), cancellationToken);
    }

    public Task<EgressLogRow?> FindAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = $"select {Columns} from connections.egress_log where id = @Id";
        return database.TenantAsync(tenant, session => session.FirstOrDefaultAsync<EgressLogRow>(Sql, new { Id = id }, cancellationToken), cancellationToken);
    }
}

/// <summary>Which lines; empty texts: all.</summary>
internal sealed record EgressLogFilter(string Host, string Purpose, string Outcome, Guid? Run, Guid? Sandbox);

/// <summary>A stored line.</summary>
internal sealed record EgressLogRow
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public string Purpose { get; init; } = "";

    public string Method { get; init; } = "";

    public string Host { get; init; } = "";

    public int Port { get; init; }

    public string Path { get; init; } = "";

    /// <summary><c>ok</c>, <c>cached</c>, or the code of the refusal or failure.</summary>
    public string Outcome { get; init; } = "";

    public int? Status { get; init; }

    public string? Address { get; init; }

    public long Sent { get; init; }

    public long Received { get; init; }

    public int DurationMs { get; init; }

    public Guid? RunId { get; init; }

    public Guid? CanvasId { get; init; }

    public string? Block { get; init; }

    public Guid? SandboxId { get; init; }

    /// <summary>Why it was refused or failed.</summary>
    public string? Detail { get; init; }
}
