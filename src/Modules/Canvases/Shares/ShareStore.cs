using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Canvases.Shares;

/// <summary>Links to canvases. Of a link only the hash is stored.</summary>
internal sealed class ShareStore(Database database, IJournal journal, IdSource ids, TimeProvider time)
{
    private const string Stream = "workspace";
    private const string Columns = "id, canvas_id, version_id, role, created_by, created_at, expires_at, agent";

    public async Task<CanvasShare> AddAsync(Tenant tenant, CanvasId canvas, NewShare share, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into canvases.shares (workspace_id, id, canvas_id, version_id, role, token_hash, created_by, created_at, expires_at, agent)
            values (@workspace, @id, @canvas, @version, @role, @hash, @by, @now, @until, @agent)
            """;
        var (id, token, now) = (ids.NewGuid(), ids.NewToken(), time.GetUtcNow());
        var args = new
        {
            workspace = tenant.Workspace.Value,
            id,
            canvas = canvas.Value,
            version = share.VersionId,
            role = RoleText(share.Role),
            hash = Hash(token),
            by = JsonSerializer.Serialize(tenant.Actor, CadreJson.Stored),
            now,
            until = share.ExpiresAt?.ToUniversalTime(),
            agent = share.Agent is null ? null : JsonSerializer.Serialize(share.Agent, CadreJson.Stored),
        };
        await database.TenantAsync(
            tenant,
            async session =>
            {
                await session.ExecuteAsync(Sql, args, cancellationToken);
                await journal.AppendAsync(session, tenant, Stream, [JournalEvent.Of("canvas.shared", new ShareData(canvas, id, share.Role, share.ExpiresAt))], cancellationToken);
            },
            cancellationToken);
        journal.Announce(tenant, Stream);
        return new CanvasShare(id, share.Role, share.VersionId, share.ExpiresAt, now, tenant.Actor) { Link = $"/shared/{token}", Agent = share.Agent };
    }

    /// <summary>Links that are open, newest first.</summary>
    public async Task<IReadOnlyList<CanvasShare>> ListAsync(Tenant tenant, CanvasId canvas, Guid before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns} from canvases.shares
            where workspace_id = @workspace and canvas_id = @canvas and id < @before and (expires_at is null or expires_at > @now) order by id desc limit @limit
            """;
        var args = new { workspace = tenant.Workspace.Value, canvas = canvas.Value, before, now = time.GetUtcNow(), limit };
        var rows = await database.TenantAsync(tenant, s => s.QueryAsync<ShareRow>(Sql, args, cancellationToken), cancellationToken);
        return rows.ConvertAll(row => row.ToView());
    }

    public async Task<bool> RemoveAsync(Tenant tenant, CanvasId canvas, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = "delete from canvases.shares where canvas_id = @canvas and id = @id returning role";
        var removed = await database.TenantAsync(
            tenant,
            async session =>
            {
                if (await session.ScalarAsync<string>(Sql, new { canvas = canvas.Value, id }, cancellationToken) is not { } role)
                {
                    return false;
                }

                await journal.AppendAsync(session, tenant, Stream, [JournalEvent.Of("canvas.share_revoked", new ShareData(canvas, id, RoleOf(role), null))], cancellationToken);
                return true;
            },
            cancellationToken);
        if (removed)
        {
            journal.Announce(tenant, Stream);
        }

        return removed;
    }

    /// <summary>The open share of a link; null when there is none.</summary>
    public async Task<OpenShare?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        const string Sql = "select workspace_id, id from canvases.open_share(@hash, @now)";
        var args = new { hash = Hash(token), now = time.GetUtcNow() };
        var found = await database.ServiceAsync(DatabaseRole.Identity, s => s.FirstOrDefaultAsync<FoundRow>(Sql, args, cancellationToken), cancellationToken);
        return found is null ? null : await FindAsync(Tenant.ForSystem(new(found.WorkspaceId)), found.Id, cancellationToken);
    }

    /// <summary>A share by its id, while it is open and its canvas exists.</summary>
    public async Task<OpenShare?> FindAsync(Tenant tenant, Guid id, CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {Columns} from canvases.shares
            where workspace_id = @workspace and id = @id and (expires_at is null or expires_at > @now)
              and exists (select from canvases.canvases c where c.workspace_id = shares.workspace_id and c.id = canvas_id and c.deleted_at is null)
            """;
        var args = new { workspace = tenant.Workspace.Value, id, now = time.GetUtcNow() };
        var row = await database.TenantAsync(tenant, s => s.FirstOrDefaultAsync<ShareRow>(Sql, args, cancellationToken), cancellationToken);
        return row is null ? null : new OpenShare(tenant.Workspace, new(row.CanvasId), row.ToView());
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string RoleText(ShareRole role) => role switch { ShareRole.Editor => "editor", ShareRole.Agent => "agent", ShareRole.Commenter => "commenter", _ => "viewer" };

    private static ShareRole RoleOf(string text) => text switch { "editor" => ShareRole.Editor, "agent" => ShareRole.Agent, "commenter" => ShareRole.Commenter, _ => ShareRole.Viewer };

    private sealed record FoundRow(Guid WorkspaceId, Guid Id);

    private sealed record ShareData(CanvasId CanvasId, Guid ShareId, ShareRole Role, DateTimeOffset? ExpiresAt);

    private sealed record ShareRow
    {
        public Guid Id { get; init; }

        public Guid CanvasId { get; init; }

        public Guid? VersionId { get; init; }

        public string Role { get; init; } = "";

        public string CreatedBy { get; init; } = "";

        public DateTime CreatedAt { get; init; }

        public DateTime? ExpiresAt { get; init; }

        public string? Agent { get; init; }

        public CanvasShare ToView() => new(Id, RoleOf(Role), VersionId, ExpiresAt, CreatedAt, JsonSerializer.Deserialize<Actor>(CreatedBy, CadreJson.Stored)!) // written by this store
        {
            Agent = Agent is null ? null : JsonSerializer.Deserialize<AgentAccess>(Agent, CadreJson.Stored),
        };
    }
}
