using System.Text.Json;
using Cadre.Kernel;
using Cadre.Planning.Contracts;
using Cadre.Postgres;

namespace Cadre.Planning.Persistence;

/// <summary>Intents and plan contracts.</summary>
internal sealed class PlanStore(Database database, TimeProvider time)
{
    /// <summary>Stores an intent, and its plan if it came to one, in one transaction.</summary>
    public Task AddAsync(Tenant tenant, NewIntent intent, IntentAnswer answer, CancellationToken cancellationToken) => database.TenantAsync(
        tenant,
        async session =>
        {
            const string Sql = """
                insert into planning.intents (workspace_id, id, text, answers, status, planner, plan_id, created_by, created_at)
                values (@workspace, @id, @text, @answers::jsonb, @status, @planner, @plan, @by, @now)
                """;
            var args = new
            {
                workspace = tenant.Workspace.Value,
                id = answer.IntentId.Value,
                text = intent.Text.Replace("\0", "", StringComparison.Ordinal),
                status = answer.Status,
                planner = answer.Planner.Kind,
                answers = intent.Answers is null ? null : JsonSerializer.Serialize(intent.Answers, CadreJson.Stored).Replace("\\u0000", "", StringComparison.Ordinal),
                plan = answer.Contract?.Id.Value,
                by = tenant.Actor.Key,
                now = time.GetUtcNow(),
            };
            await session.ExecuteAsync(Sql, args, cancellationToken);
            if (answer.Contract is { } contract)
            {
                await InsertPlanAsync(session, tenant, answer.IntentId, contract, cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>A plan; null when there is none.</summary>
    public async Task<PlanContract?> FindAsync(Tenant tenant, PlanId id, CancellationToken cancellationToken)
    {
        const string Sql = "select contract::text as contract, canvas_id from planning.plans where id = @id and deleted_at is null";
        var row = await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<ContractRow>(Sql, new { id = id.Value }, cancellationToken), cancellationToken);
        return row?.ToContract();
    }

    /// <summary>Plans made before a moment, newest first.</summary>
    public async Task<IReadOnlyList<PlanSummary>> ListAsync(Tenant tenant, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, title, summary, blocks, created_at, canvas_id from planning.plans
            where deleted_at is null and created_at < @before order by created_at desc, id limit @limit
            """;
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<SummaryRow>(Sql, new { before, limit }, cancellationToken), cancellationToken);
        return [.. rows.Select(r => new PlanSummary(new PlanId(r.Id), r.Title, r.Summary, r.CanvasId is null ? "proposed" : "approved", r.Blocks, new DateTimeOffset(r.CreatedAt), r.CanvasId))];
    }

    /// <summary>Replaces the contract of a plan that is not yet approved; false when there is none such.</summary>
    public async Task<bool> UpdateAsync(Tenant tenant, PlanContract contract, CancellationToken cancellationToken)
    {
        const string Sql = """
            update planning.plans set contract = @contract::jsonb, title = @title, summary = @summary, blocks = @blocks, updated_at = @now
            where id = @id and deleted_at is null and canvas_id is null
            """;
        var args = new { id = contract.Id.Value, contract = Json(contract), title = contract.Title, summary = contract.Summary, blocks = contract.Blocks.Count, now = time.GetUtcNow() };
        return await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, args, cancellationToken), cancellationToken) > 0;
    }

    /// <summary>Holds the plan while <paramref name="write"/> makes its canvas, once: whoever comes later gets the same canvas. Null when there is no such plan.</summary>
    public Task<Result<Guid>?> ApproveAsync(Tenant tenant, PlanId id, Func<PlanContract, Task<Result<Guid>>> write, CancellationToken cancellationToken) => database.TenantAsync<Result<Guid>?>(
        tenant,
        async session =>
        {
            const string Hold = "select contract::text as contract, canvas_id from planning.plans where id = @id and deleted_at is null for update";
            var row = await session.FirstOrDefaultAsync<ContractRow>(Hold, new { id = id.Value }, cancellationToken);
            if (row is null || row.CanvasId is not null)
            {
                return row?.CanvasId is { } known ? Result<Guid>.Ok(known) : (Result<Guid>?)null;
            }

            var canvas = await write(row.ToContract());
            if (canvas.IsOk)
            {
                const string Keep = "update planning.plans set canvas_id = @canvas, approved_at = @now, updated_at = @now where id = @id";
                await session.ExecuteAsync(Keep, new { id = id.Value, canvas = canvas.Value, now = time.GetUtcNow() }, cancellationToken);
            }

            return canvas;
        },
        cancellationToken);

    /// <summary>Removes a plan from listings; its canvas stays. False when there is none.</summary>
    public async Task<bool> DeleteAsync(Tenant tenant, PlanId id, CancellationToken cancellationToken)
    {
        const string Sql = "update planning.plans set deleted_at = @now where id = @id and deleted_at is null";
        return await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { id = id.Value, now = time.GetUtcNow() }, cancellationToken), cancellationToken) > 0;
    }

    private Task<int> InsertPlanAsync(Session session, Tenant tenant, IntentId intent, PlanContract contract, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into planning.plans (workspace_id, id, intent_id, title, summary, blocks, contract, created_by, created_at, updated_at)
            values (@workspace, @id, @intent, @title, @summary, @blocks, @contract::jsonb, @by, @now, @now)
            """;
        var args = new
        {
            workspace = tenant.Workspace.Value,
            id = contract.Id.Value,
            intent = intent.Value,
            title = contract.Title,
            summary = contract.Summary,
            blocks = contract.Blocks.Count,
            contract = Json(contract),
            by = tenant.Actor.Key,
            now = time.GetUtcNow(),
        };
        return session.ExecuteAsync(Sql, args, cancellationToken);
    }

    private static string Json(PlanContract contract) => JsonSerializer.Serialize(contract with { CanvasId = null }, CadreJson.Stored).Replace("\\u0000", "", StringComparison.Ordinal);

    private sealed record ContractRow(string Contract, Guid? CanvasId)
    {
        public PlanContract ToContract() => JsonSerializer.Deserialize<PlanContract>(Contract, CadreJson.Stored)! with { CanvasId = CanvasId };
    }

    private sealed record SummaryRow(Guid Id, string Title, string Summary, int Blocks, DateTime CreatedAt, Guid? CanvasId);
}
