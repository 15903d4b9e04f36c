using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Canvases.Hooks;

/// <summary>
/// What became of the calls of a hook. The latest 100 of each are kept. They are written some moments after the answer, many in one statement: they are news for people, the runs are
/// durable by themselves.
/// </summary>
internal sealed partial class HookCalls(Database database, IdSource ids, TimeProvider time, ILogger<HookCalls> log) : IAsyncDisposable
{
    private const int Kept = 100;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private readonly SemaphoreSlim writing = new(1);
    private List<HookCall> pending = [];

    public void Add(HookRow hook, HookReply reply, TimeSpan took)
    {
        var call = new HookCall(ids.NewGuid(), hook.Workspace_id, hook.Id, time.GetUtcNow().UtcDateTime, reply.Status, (int)Math.Min(took.TotalMilliseconds, int.MaxValue), reply.Run?.Value, reply.Problem?.Message);
        lock (gate)
        {
            pending.Add(call);
            if (pending.Count > 1)
            {
                return; // the first one brings all of them along
            }
        }

        _ = WriteLaterAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await WriteAsync();
        writing.Dispose();
    }

    private async Task WriteLaterAsync()
    {
        await Task.Delay(Gather, time, CancellationToken.None);
        await WriteAsync();
    }

    private async Task WriteAsync()
    {
        const string Sql = """
            with gone as (delete from canvases.hook_calls where id in (
              select k.id from unnest(@hooks) h(id) cross join lateral (select c.id from canvases.hook_calls c where c.hook_id = h.id order by c.id desc offset @kept) k))
            insert into canvases.hook_calls (id, workspace_id, hook_id, at, status, took_ms, run_id, problem)
            select * from unnest(@ids, @workspaces, @of, @ats, @statuses, @took, @runs, @problems)
            """;
        await writing.WaitAsync(CancellationToken.None);
        try
        {
            List<HookCall> calls;
            lock (gate)
            {
                (calls, pending) = ([.. pending.GroupBy(c => c.Hook).SelectMany(g => g.TakeLast(Kept))], []);
            }

            if (calls.Count == 0)
            {
                return;
            }

            var rows = new
            {
                hooks = calls.Select(c => c.Hook).Distinct().ToArray(),
                kept = Kept - 1,
                ids = calls.Select(c => c.Id).ToArray(),
                workspaces = calls.Select(c => c.Workspace).ToArray(),
                of = calls.Select(c => c.Hook).ToArray(),
                ats = calls.Select(c => c.At).ToArray(),
                statuses = calls.Select(c => c.Status).ToArray(),
                took = calls.Select(c => c.TookMs).ToArray(),
                runs = calls.Select(c => c.Run).ToArray(),
                problems = calls.Select(c => c.Problem).ToArray(),
            };
            await database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, rows, CancellationToken.None), CancellationToken.None);
        }
        catch (NpgsqlException failure)
        {
            LogLost(failure);
        }
        finally
        {
            writing.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of the latest webhook calls could not be noted; their runs are not concerned.")]
    private partial void LogLost(Exception failure);

    /// <summary>Newest first.</summary>
    public async Task<List<HookCallRow>> ListAsync(Tenant tenant, Guid hook, CancellationToken cancellationToken)
    {
        await WriteAsync(); // those of this moment too
        const string Sql = "select id, at, status, took_ms, run_id, problem from canvases.hook_calls where workspace_id = @workspace and hook_id = @hook order by id desc limit @kept";
        return await database.TenantAsync(tenant, s => s.QueryAsync<HookCallRow>(Sql, new { workspace = tenant.Workspace.Value, hook, kept = Kept }, cancellationToken), cancellationToken);
    }
}

/// <summary>A call that was answered.</summary>
internal sealed record HookCall(Guid Id, Guid Workspace, Guid Hook, DateTime At, int Status, int TookMs, Guid? Run, string? Problem);

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
