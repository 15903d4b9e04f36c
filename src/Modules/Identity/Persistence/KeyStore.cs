using Cadre.Identity.Domain;
using Cadre.Identity.Features.Keys;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Identity.Persistence;

/// <summary>API keys: only their hashes are kept.</summary>
internal sealed class KeyStore(TimeProvider time, IdSource ids)
{
    public const string Prefix = "cadre_";

    public async Task<IReadOnlyList<ApiKeyView>> ListAsync(Session session, Tenant tenant, Guid before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, name, role, created_at as CreatedAt, expires_at as ExpiresAt from identity.api_keys
            where workspace_id = @workspace and id < @before order by id desc limit @limit
            """;
        var rows = await session.QueryAsync<KeyRow>(Sql, new { workspace = tenant.Workspace.Value, before, limit }, cancellationToken);
        return rows.ConvertAll(row => new ApiKeyView(row.Id, row.Name, RoleNames.Parse(row.Role), row.CreatedAt, row.ExpiresAt));
    }

    /// <summary>Answers the id and the key itself, which is never shown again.</summary>
    public async Task<(Guid Id, string Key)> AddAsync(Session session, WorkspaceId workspace, UserId? by, NewKey key, CancellationToken cancellationToken)
    {
        const string Sql = "insert into identity.api_keys values (@workspace, @id, @name, @hash, @role, @by, @now, @until)";
        var (id, text) = (ids.NewGuid(), Prefix + ids.NewToken());
        var args = new { workspace = workspace.Value, id, name = key.Name, hash = TokenHash.Of(text), role = key.Role.Text(), by = by?.Value, now = time.GetUtcNow(), until = key.ExpiresAt };
        await session.ExecuteAsync(Sql, args, cancellationToken);
        return (id, text);
    }

    public async Task<bool> RemoveAsync(Session session, Tenant tenant, Guid id, CancellationToken cancellationToken) =>
        await session.ExecuteAsync("delete from identity.api_keys where workspace_id = @workspace and id = @id", new { workspace = tenant.Workspace.Value, id }, cancellationToken) == 1;

    private sealed record KeyRow
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }
    }
}

/// <summary>A key to make.</summary>
internal sealed record NewKey(string Name, Role Role, DateTimeOffset? ExpiresAt);
