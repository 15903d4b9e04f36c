using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Canvases.Hooks;

/// <summary>Web addresses that start runs. A token has 256 bits and is shown once; only its hash is stored.</summary>
internal sealed class HookStore : IDisposable
{
    private const int TokenBytes = 32;
    private const int MostKept = 10_000;
    private const string Topic = "hooks:changed";
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly ShortMemory<string, HookRow?> known;
    private readonly SemaphoreSlim looking = new(4); // however many unknown tokens somebody tries
    private readonly Database database;
    private readonly IdSource ids;
    private readonly Notifications notifications;
    private readonly IDisposable subscription;

    public HookStore(Database database, IdSource ids, Notifications notifications, TimeProvider time)
    {
        (this.database, this.ids, this.notifications) = (database, ids, notifications);
        known = new(Moment, MostKept, time);
        subscription = notifications.Subscribe(Topic, _ => known.ForgetAll());
    }

    public async Task<NewHookView> CreateAsync(Tenant tenant, CanvasId canvas, string name, int waitSeconds, CancellationToken cancellationToken)
    {
        const string Sql = "insert into canvases.hooks (id, workspace_id, canvas_id, name, token_hash, wait_seconds, created_by) values (@id, @workspace, @canvas, @name, @hash, @wait, @by)";
        var (id, token) = (ids.NewGuid(), NewToken());
        var row = new { id, workspace = tenant.Workspace.Value, canvas = canvas.Value, name, hash = Hash(token), wait = waitSeconds, by = JsonSerializer.Serialize(tenant.Actor, CadreJson.Stored) };
        await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, row, cancellationToken), cancellationToken);
        return new NewHookView(id, name, Path(token), waitSeconds);
    }

    public Task<List<HookRow>> ListAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken)
    {
        const string Sql = "select id, workspace_id, canvas_id, name, wait_seconds, created_at, called_at from canvases.hooks where workspace_id = @workspace and canvas_id = @canvas order by id";
        return database.TenantAsync(tenant, s => s.QueryAsync<HookRow>(Sql, new { workspace = tenant.Workspace.Value, canvas = canvas.Value }, cancellationToken), cancellationToken);
    }

    public Task<List<HookRow>> ListAllAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        const string Sql = "select id, workspace_id, canvas_id, name, wait_seconds, created_at, called_at from canvases.hooks where workspace_id = @workspace order by id desc limit 1000";
        return database.TenantAsync(tenant, s => s.QueryAsync<HookRow>(Sql, new { workspace = tenant.Workspace.Value }, cancellationToken), cancellationToken);
    }

    /// <summary>Null when there is no such hook in the tenant's workspace.</summary>
    public Task<HookRow?> FindAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = "select id, workspace_id, canvas_id, name, wait_seconds, created_at, called_at from canvases.hooks where workspace_id = @workspace and id = @id";
        return database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<HookRow>(Sql, new { workspace = tenant.Workspace.Value, id }, cancellationToken), cancellationToken);
    }

    /// <summary>Gives a hook a new token; null when there is no such hook.</summary>
    public async Task<NewHookView?> RotateAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = "update canvases.hooks set token_hash = @hash where workspace_id = @workspace and id = @id returning id, workspace_id, canvas_id, name, wait_seconds, created_at, called_at";
        var token = NewToken();
        var row = await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<HookRow>(Sql, new { workspace = tenant.Workspace.Value, id, hash = Hash(token) }, cancellationToken), cancellationToken);
        notifications.Publish(Topic);
        return row is null ? null : new NewHookView(id, row.Name, Path(token), row.Wait_seconds);
    }

    public async Task<bool> DeleteAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = "delete from canvases.hooks where workspace_id = @workspace and id = @id";
        var deleted = await database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { workspace = tenant.Workspace.Value, id }, cancellationToken), cancellationToken) > 0;
        notifications.Publish(Topic);
        return deleted;
    }

    /// <summary>The hook of a token, noted as called; null for none. Looked up once a second at most; a hook that was deleted is forgotten at once.</summary>
    public async Task<HookRow?> CallAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length is < 40 or > 50)
        {
            return null;
        }

        var hash = Hash(token);
        return await known.GetAsync(Convert.ToHexString(hash), () => LookAsync(hash), cancellationToken);
    }

    public void Dispose()
    {
        subscription.Dispose();
        looking.Dispose();
    }

    private async Task<HookRow?> LookAsync(byte[] hash)
    {
        const string Sql = "update canvases.hooks set called_at = now() where token_hash = @hash returning id, workspace_id, canvas_id, name, wait_seconds, created_at, called_at";
        await looking.WaitAsync(CancellationToken.None);
        try
        {
            return await database.ServiceAsync(DatabaseRole.Engine, s => s.FirstOrDefaultAsync<HookRow>(Sql, new { hash }, CancellationToken.None), CancellationToken.None);
        }
        finally
        {
            looking.Release();
        }
    }

    private string NewToken() => Base64Url.EncodeToString(ids.NewBytes(TokenBytes));

    private static string Path(string token) => "/hooks/" + token;

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>A stored hook.</summary>
internal sealed record HookRow
{
    public Guid Id { get; init; }

    public Guid Workspace_id { get; init; }

    public Guid Canvas_id { get; init; }

    public string Name { get; init; } = "";

    public int Wait_seconds { get; init; }

    public DateTime Created_at { get; init; }

    public DateTime? Called_at { get; init; }
}

/// <summary>A new hook; its path is shown only here.</summary>
internal sealed record NewHookView(Guid Id, string Name, string Path, int WaitSeconds);
