using Cadre.Identity.Domain;
using Cadre.Identity.Features.Invitations;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Identity.Persistence;

/// <summary>An invitation that can be taken.</summary>
internal sealed record OpenInvitationRow
{
    public Guid Id { get; init; }

    public Guid Workspace { get; init; }

    public string WorkspaceName { get; init; } = "";

    public string Email { get; init; } = "";

    public string Role { get; init; } = "";
}

/// <summary>Invitations: listed and made by the tenant, opened by whoever holds the link.</summary>
internal sealed class InvitationStore(TimeProvider time, IdSource ids, IdentityOptions options)
{
    public async Task<IReadOnlyList<InvitationView>> ListAsync(Session session, Tenant tenant, Guid before, int limit, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, email, role, created_at as CreatedAt, expires_at as ExpiresAt from identity.invitations
            where workspace_id = @workspace and id < @before and expires_at > @now order by id desc limit @limit
            """;
        var rows = await session.QueryAsync<InvitationRow>(Sql, new { workspace = tenant.Workspace.Value, before, now = time.GetUtcNow(), limit }, cancellationToken);
        return rows.ConvertAll(row => new InvitationView(row.Id, row.Email, RoleNames.Parse(row.Role), row.CreatedAt, row.ExpiresAt));
    }

    public async Task<(Guid Id, string Token, DateTimeOffset ExpiresAt)> AddAsync(Session session, Tenant tenant, string email, Role role, CancellationToken cancellationToken)
    {
        const string Sql = "insert into identity.invitations values (@workspace, @id, @email, @role, @hash, @by, @now, @until)";
        var (id, token, now) = (ids.NewGuid(), ids.NewToken(), time.GetUtcNow());
        var until = now + options.InvitationLifetime;
        var args = new { workspace = tenant.Workspace.Value, id, email, role = role.Text(), hash = TokenHash.Of(token), by = tenant.Actor.Id, now, until };
        await session.ExecuteAsync(Sql, args, cancellationToken);
        return (id, token, until);
    }

    public async Task<bool> RemoveAsync(Session session, Tenant tenant, Guid id, CancellationToken cancellationToken) =>
        await session.ExecuteAsync("delete from identity.invitations where workspace_id = @workspace and id = @id", new { workspace = tenant.Workspace.Value, id }, cancellationToken) == 1;

    public Task<OpenInvitationRow?> OpenAsync(Session session, string token, CancellationToken cancellationToken)
    {
        const string Sql = """
            select i.id as Id, i.workspace_id as Workspace, w.name as WorkspaceName, i.email as Email, i.role as Role
            from identity.invitations i join identity.workspaces w on w.workspace_id = i.workspace_id
            where i.token_hash = @hash and i.expires_at > @now
            """;
        return session.FirstOrDefaultAsync<OpenInvitationRow>(Sql, new { hash = TokenHash.Of(token), now = time.GetUtcNow() }, cancellationToken);
    }

    /// <summary>Takes the invitation: of several callers exactly one gets true.</summary>
    public async Task<bool> TakeAsync(Session session, Guid id, CancellationToken cancellationToken) =>
        await session.ExecuteAsync("delete from identity.invitations where id = @id", new { id }, cancellationToken) == 1;

    private sealed record InvitationRow
    {
        public Guid Id { get; init; }

        public string Email { get; init; } = "";

        public string Role { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }
    }
}
