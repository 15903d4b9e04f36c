using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Canvases.Hooks;

/// <summary>What became of the calls of a hook. The latest 100 of each are kept.</summary>
internal sealed class HookCalls(Database database, IdSource ids, TimeProvider time)
{
    private const int Kept = 100;

    public async Task AddAsync(HookRow hook, HookReply reply, TimeSpan took, CancellationToken cancellationToken)
    {
        const string Sql = """
            with kept as (select id from canvases.hook_calls where hook_id = @hook order by id desc offset @kept),
              gone as (delete from canvases.hook_calls where id in (select id from kept))
            insert into canvases.hook_calls (id, workspace_id, hook_id, at, status, took_ms, run_id, problem) values (@id, @workspace, @hook, @at, @status, @took, @run, @problem)
            """;
        var row = new
        {
            id = ids.NewGuid(),
            workspace = hook.Workspace_id,
            hook = hook.Id,
            kept = Kept - 1,
            at = time.GetUtcNow().UtcDateTime,
            status = reply.Status,
            took = (int)Math.Min(took.TotalMilliseconds, int.MaxValue),
            run = reply.Run?.Value,
            problem = reply.Problem?.Message,
        };
        await database.TenantAsync(Tenant.ForSystem(new WorkspaceId(hook.Workspace_id)), s => s.ExecuteAsync(Sql, row, cancellationToken), cancellationToken);
    }

    /// <summary>Newest first.</summary>
    public Task<List<HookCallRow>> ListAsync(Tenant tenant, Guid hook, CancellationToken cancellationToken)
    {
        const string Sql = "select id, at, status, took_ms, run_id, problem from canvases.hook_calls where workspace_id = @workspace and hook_id = @hook order by id desc limit @kept";
        return database.TenantAsync(tenant, s => s.QueryAsync<HookCallRow>(Sql, new { workspace = tenant.Workspace.Value, hook, kept = Kept }, cancellationToken), cancellationToken);
    }
}

/// <summary>A stored call.</summary>
internal sealed record HookCallRow
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public int Status { get; init; }

    public int Took_ms { get; init; }

    public Guid? Run_id { get; init; }

    public string? Problem { get; init; }
}
