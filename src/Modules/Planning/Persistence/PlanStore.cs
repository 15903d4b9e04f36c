using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Planning.Contracts;
using Cadre.Postgres;

namespace Cadre.Planning.Persistence;

/// <summary>Intents and plan contracts. What becomes of them is in the workspace's journal: <c>intent.stated</c>, <c>plan.changed</c>, <c>plan.approved</c>, <c>plan.deleted</c>.</summary>
internal sealed class PlanStore(Database database, PlanJournal journal, IdSource ids, TimeProvider time)
{
    /// <summary>Stores an intent, and its plan if it came to one, in one transaction.</summary>
    public Task AddAsync(Tenant tenant, NewIntent intent, IntentAnswer answer, CancellationToken cancellationToken) => journal.DoAsync(
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

            return JournalEvent.Of("intent.stated", new IntentData(answer.IntentId, answer.Status, answer.Planner.Kind, answer.Contract?.Id, answer.Contract?.Title));
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
        return await journal.DoAsync(
            tenant,
            async session => await session.ExecuteAsync(Sql, args, cancellationToken) > 0 ? JournalEvent.Of("plan.changed", new PlanData(contract.Id, contract.Title, null)) : null,
            cancellationToken);
    }

    /// <summary>
    /// Holds the plan while <paramref name="write"/> makes its canvas, once: whoever comes later gets the same canvas. The canvas's id is reserved first, so that an approval that is cut
    /// off is taken up again with the same canvas. Null when there is no such plan.
    /// </summary>
    public async Task<Result<Guid>?> ApproveAsync(Tenant tenant, PlanId id, Func<PlanContract, CanvasId, Task<Result<Guid>>> write, CancellationToken cancellationToken)
    {
        const string Reserve = "update planning.plans set reserved_canvas_id = coalesce(reserved_canvas_id, @canvas) where id = @id and deleted_at is null and canvas_id is null";
        await database.TenantAsync(tenant, s => s.ExecuteAsync(Reserve, new { id = id.Value, canvas = ids.New<CanvasId>().Value }, cancellationToken), cancellationToken);
        Result<Guid>? canvas = null;
        await journal.DoAsync(
            tenant,
            async session =>
            {
                const string Hold = "select contract::text as contract, canvas_id, reserved_canvas_id from planning.plans where id = @id and deleted_at is null for update";
                var row = await session.FirstOrDefaultAsync<ContractRow>(Hold, new { id = id.Value }, cancellationToken);
                if (row is null || row.CanvasId is not null)
                {
                    canvas = row?.CanvasId is { } known ? Result<Guid>.Ok(known) : (Result<Guid>?)null;
                    return null;
                }

                var plan = row.ToContract();
                var made = await write(plan, row.ReservedCanvasId is { } reserved ? new(reserved) : ids.New<CanvasId>());
                canvas = made;
                const string Keep = "update planning.plans set canvas_id = @canvas, approved_at = @now, updated_at = @now where id = @id";
                const string Free = "update planning.plans set reserved_canvas_id = null where id = @id";
                await session.ExecuteAsync(made.IsOk ? Keep : Free, new { id = id.Value, canvas = made.IsOk ? made.Value : (Guid?)null, now = time.GetUtcNow() }, cancellationToken);
                return made.IsOk ? JournalEvent.Of("plan.approved", new PlanData(id, plan.Title, made.Value)) : null;
            },
            cancellationToken);
        return canvas;
    }

    /// <summary>Removes a plan from listings; its canvas stays. False when there is none.</summary>
    public Task<bool> DeleteAsync(Tenant tenant, PlanId id, CancellationToken cancellationToken) => journal.DoAsync(
        tenant,
        async session =>
        {
            const string Sql = "update planning.plans set deleted_at = @now where id = @id and deleted_at is null returning title";
            var title = await session.FirstOrDefaultAsync<string>(Sql, new { id = id.Value, now = time.GetUtcNow() }, cancellationToken);
            return title is null ? null : JournalEvent.Of("plan.deleted", new PlanData(id, title, null));
        },
        cancellationToken);

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

    private sealed record ContractRow
    {
        public string Contract { get; init; } = "";

        public Guid? CanvasId { get; init; }

        public Guid? ReservedCanvasId { get; init; }

        public PlanContract ToContract() => JsonSerializer.Deserialize<PlanContract>(Contract, CadreJson.Stored)! with { CanvasId = CanvasId };
    }

    private sealed record SummaryRow(Guid Id, string Title, string Summary, int Blocks, DateTime CreatedAt, Guid? CanvasId);

    private sealed record IntentData(IntentId IntentId, string Status, string Planner, PlanId? PlanId, string? Title);

    private sealed record PlanData(PlanId PlanId, string Title, Guid? CanvasId);
}
