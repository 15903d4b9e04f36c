using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Models.Persistence;

/// <summary>Money: reserved before a call, settled after it, one ledger row a call.</summary>
internal sealed class LedgerStore(Database database)
{
    /// <summary>The monthly cap of a workspace that set none, USD.</summary>
    public const decimal DefaultCap = 20m;

    /// <summary>Reserves money; false when the cap does not allow it. Concurrent reservations cannot pass the cap together.</summary>
    public async Task<bool> ReserveAsync(Tenant tenant, DateOnly month, decimal amount, CancellationToken cancellationToken)
    {
        const string Open = """
            insert into models.budgets (workspace_id, month, cap)
            values (@workspace, @month, coalesce((select cap from models.budgets order by month desc limit 1), @cap)) on conflict do nothing
            """;
        const string Reserve = "update models.budgets set reserved = reserved + @amount where month = @month and spent + reserved + @amount <= cap";
        var args = new { workspace = tenant.Workspace.Value, month = month.ToDateTime(TimeOnly.MinValue), cap = DefaultCap, amount };
        var reserved = await database.TenantAsync(
            tenant,
            async s =>
            {
                await s.ExecuteAsync(Open, args, cancellationToken);
                return await s.ExecuteAsync(Reserve, args, cancellationToken);
            },
            cancellationToken);
        return reserved > 0;
    }

    /// <summary>Gives the reservation back, books what was really spent, and writes the ledger row, in one transaction.</summary>
    public Task SettleAsync(Tenant tenant, DateOnly month, decimal reserved, LedgerRow row, CancellationToken cancellationToken)
    {
        const string Budget = "update models.budgets set reserved = greatest(0, reserved - @reserved), spent = spent + @cost where month = @month";
        const string Insert = """
            insert into models.ledger (workspace_id, id, at, connection_id, provider, model, purpose, run_key, tokens_in, tokens_out, tokens_cached, tokens_reasoning, cost, price_version, latency_ms, outcome)
            values (@workspace, @Id, @At, @ConnectionId, @Provider, @Model, @Purpose, @RunKey, @TokensIn, @TokensOut, @TokensCached, @TokensReasoning, @Cost, @PriceVersion, @LatencyMs, @Outcome)
            """;
        return database.TenantAsync(
            tenant,
            async s =>
            {
                await s.ExecuteAsync(Budget, new { reserved, cost = row.Cost, month = month.ToDateTime(TimeOnly.MinValue) }, cancellationToken);
                var args = new
                {
                    workspace = tenant.Workspace.Value,
                    row.Id,
                    row.At,
                    row.ConnectionId,
                    row.Provider,
                    row.Model,
                    row.Purpose,
                    row.RunKey,
                    row.TokensIn,
                    row.TokensOut,
                    row.TokensCached,
                    row.TokensReasoning,
                    row.Cost,
                    row.PriceVersion,
                    row.LatencyMs,
                    row.Outcome,
                };
                await s.ExecuteAsync(Insert, args, cancellationToken);
            },
            cancellationToken);
    }

    public Task<List<LedgerRow>> ListAsync(Tenant tenant, DateTime before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, at, connection_id, provider, model, purpose, run_key, tokens_in, tokens_out, tokens_cached, tokens_reasoning, cost, price_version, latency_ms, outcome
            from models.ledger where at < @before order by at desc limit @limit
            """;
        return database.TenantAsync(tenant, s => s.QueryAsync<LedgerRow>(Sql, new { before, limit }, cancellationToken), cancellationToken);
    }

    public Task<List<LedgerTotal>> TotalsAsync(Tenant tenant, DateTime since, CancellationToken cancellationToken)
    {
        const string Sql = """
            select provider, model, purpose, count(*)::bigint as calls, sum(tokens_in)::bigint as tokens_in, sum(tokens_out)::bigint as tokens_out, sum(cost) as cost
            from models.ledger where at >= @since group by provider, model, purpose order by sum(cost) desc, count(*) desc
            """;
        return database.TenantAsync(tenant, s => s.QueryAsync<LedgerTotal>(Sql, new { since }, cancellationToken), cancellationToken);
    }

    public Task<BudgetRow?> BudgetAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = "select cap, spent, reserved from models.budgets order by month desc limit 1";
        return database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<BudgetRow>(Sql, null, cancellationToken), cancellationToken);
    }

    public Task SetCapAsync(Tenant tenant, DateOnly month, decimal cap, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into models.budgets (workspace_id, month, cap) values (@workspace, @month, @cap)
            on conflict (workspace_id, month) do update set cap = excluded.cap
            """;
        var args = new { workspace = tenant.Workspace.Value, month = month.ToDateTime(TimeOnly.MinValue), cap };
        return database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
    }
}

internal sealed record BudgetRow(decimal Cap, decimal Spent, decimal Reserved);

internal sealed record LedgerTotal(string Provider, string Model, string Purpose, long Calls, long TokensIn, long TokensOut, decimal Cost);

internal sealed record LedgerRow
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public Guid ConnectionId { get; init; }

    public string Provider { get; init; } = "";

    public string Model { get; init; } = "";

    public string Purpose { get; init; } = "";

    public string? RunKey { get; init; }

    public long TokensIn { get; init; }

    public long TokensOut { get; init; }

    public long TokensCached { get; init; }

    public long TokensReasoning { get; init; }

    public decimal Cost { get; init; }

    public string? PriceVersion { get; init; }

    public double LatencyMs { get; init; }

    public string Outcome { get; init; } = "ok";
}
