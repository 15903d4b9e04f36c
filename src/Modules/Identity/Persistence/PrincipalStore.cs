using Cadre.Identity.Domain;
using Cadre.Kernel;
using Cadre.Postgres;
using Dapper;

namespace Cadre.Identity.Persistence;

/// <summary>Who a session or key belongs to, and the role in the workspace asked for (or the first one).</summary>
internal sealed record Principal
{
    public Guid Id { get; init; }

    public Guid? UserId { get; init; }

    public string Name { get; init; } = "";

    public Guid? Workspace { get; init; }

    public string? RoleName { get; init; }

    public string? CeilingName { get; init; }

    /// <summary>A key never does more than the person who made it still may.</summary>
    public Role? Role
    {
        get
        {
            Role? role = RoleName is null ? null : RoleNames.Parse(RoleName);
            Role? ceiling = CeilingName is null ? null : RoleNames.Parse(CeilingName);
            return ceiling < role ? ceiling : role;
        }
    }
}

/// <summary>Finds callers by their tokens: one statement a request, outside transactions.</summary>
internal sealed class PrincipalStore(Database database, TimeProvider time) : ICallerCheck
{
    public Task<Principal?> BySessionAsync(string token, WorkspaceId? workspace, CancellationToken cancellationToken)
    {
        const string Sql = SessionSql + " where s.token_hash = @hash and s.expires_at > @now";
        return FindAsync(Sql, new { hash = TokenHash.Of(token), workspace = workspace?.Value, now = time.GetUtcNow() }, cancellationToken);
    }

    public Task<Principal?> ByKeyAsync(string key, CancellationToken cancellationToken)
    {
        const string Sql = KeySql + " where k.hash = @hash" + KeyIsGood;
        return FindAsync(Sql, new { hash = TokenHash.Of(key), now = time.GetUtcNow() }, cancellationToken);
    }

    public async Task<bool> IsCurrentAsync(Caller caller, CancellationToken cancellationToken)
    {
        const string BySession = SessionSql + " where s.id = @id and s.expires_at > @now";
        const string ByKey = KeySql + " where k.id = @id" + KeyIsGood;
        var args = new { id = caller.Session, workspace = caller.Tenant?.Workspace.Value, now = time.GetUtcNow() };
        var principal = await FindAsync(caller.Actor.Kind == ActorKind.ApiKey ? ByKey : BySession, args, cancellationToken);
        return principal is not null && (caller.Tenant is null || principal.Role == caller.Tenant.Role);
    }

    private const string SessionSql = """
        select s.id as Id, s.user_id as UserId, u.name as Name, m.workspace_id as Workspace, m.role as RoleName
        from identity.sessions s
        join identity.users u on u.id = s.user_id
        left join lateral (
          select workspace_id, role from identity.memberships
          where user_id = u.id and (@workspace::uuid is null or workspace_id = @workspace) order by created_at, workspace_id limit 1) m on true
        """;

    private const string KeySql = """
        select k.id as Id, k.created_by as UserId, k.name as Name, k.workspace_id as Workspace, k.role as RoleName, m.role as CeilingName
        from identity.api_keys k
        left join identity.memberships m on m.workspace_id = k.workspace_id and m.user_id = k.created_by
        """;

    private const string KeyIsGood = " and (k.expires_at is null or k.expires_at > @now) and (k.created_by is null or m.role is not null)";

    private async Task<Principal?> FindAsync(string sql, object args, CancellationToken cancellationToken)
    {
        await using var connection = await database.Source(DatabaseRole.Identity).OpenConnectionAsync(cancellationToken);
        return await connection.QueryFirstOrDefaultAsync<Principal>(new CommandDefinition(sql, args, cancellationToken: cancellationToken));
    }
}
