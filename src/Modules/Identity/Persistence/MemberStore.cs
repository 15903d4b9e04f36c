using Cadre.Identity.Domain;
using Cadre.Identity.Features.Members;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Identity.Persistence;

/// <summary>Members of a workspace. Names are in the sealed accounts table, so this runs as the account service and names the workspace itself.</summary>
internal sealed class MemberStore(Database database)
{
    private const string Columns = "select u.id as Id, u.email as Email, u.name as Name, m.role as Role, m.created_at as Since from identity.memberships m join identity.users u on u.id = m.user_id";

    public Task<T> WorkAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        database.ServiceAsync(DatabaseRole.Identity, work, cancellationToken);

    public async Task<IReadOnlyList<MemberView>> ListAsync(Session session, Tenant tenant, Guid after, int limit, CancellationToken cancellationToken)
    {
        const string Sql = Columns + " where m.workspace_id = @workspace and m.user_id > @after order by m.user_id limit @limit";
        var rows = await session.QueryAsync<MemberRow>(Sql, new { workspace = tenant.Workspace.Value, after, limit }, cancellationToken);
        return rows.ConvertAll(row => row.ToView());
    }

    /// <summary>Locks the workspace's memberships, so that two changes cannot both remove the last owner.</summary>
    public Task LockAsync(Session session, Tenant tenant, CancellationToken cancellationToken) =>
        session.ExecuteAsync("select 1 from identity.workspaces where workspace_id = @workspace for update", new { workspace = tenant.Workspace.Value }, cancellationToken);

    public async Task<MemberView?> FindAsync(Session session, Tenant tenant, UserId user, CancellationToken cancellationToken)
    {
        const string Sql = Columns + " where m.workspace_id = @workspace and m.user_id = @user";
        return (await session.FirstOrDefaultAsync<MemberRow>(Sql, Args(tenant, user), cancellationToken))?.ToView();
    }

    public Task<long> OwnersAsync(Session session, Tenant tenant, CancellationToken cancellationToken) =>
        session.ScalarAsync<long>("select count(*) from identity.memberships where workspace_id = @workspace and role = 'owner'", new { workspace = tenant.Workspace.Value }, cancellationToken);

    public Task SetRoleAsync(Session session, Tenant tenant, UserId user, Role role, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            "update identity.memberships set role = @role where workspace_id = @workspace and user_id = @user",
            new { workspace = tenant.Workspace.Value, user = user.Value, role = role.Text() },
            cancellationToken);

    public Task RemoveAsync(Session session, Tenant tenant, UserId user, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            "delete from identity.api_keys where workspace_id = @workspace and created_by = @user; delete from identity.memberships where workspace_id = @workspace and user_id = @user",
            Args(tenant, user),
            cancellationToken);

    private static object Args(Tenant tenant, UserId user) => new { workspace = tenant.Workspace.Value, user = user.Value };

    private sealed record MemberRow
    {
        public Guid Id { get; init; }

        public string Email { get; init; } = "";

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public DateTimeOffset Since { get; init; }

        public MemberView ToView() => new(new(Id), Email, Name, RoleNames.Parse(Role), Since);
    }
}
