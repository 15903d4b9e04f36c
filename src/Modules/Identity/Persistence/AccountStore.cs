using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Identity.Persistence;

/// <summary>An account as stored.</summary>
internal sealed record UserRow
{
    public Guid Id { get; init; }

    public string Email { get; init; } = "";

    public string Name { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public UserView ToView() => new(new(Id), Email, Name);
}

/// <summary>Accounts, workspaces, memberships and sessions.</summary>
internal sealed class AccountStore(Database database, IdSource ids, TimeProvider time, IdentityOptions options)
{
    public Task<T> WorkAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken) =>
        database.ServiceAsync(DatabaseRole.Identity, work, cancellationToken);

    public Task<UserRow?> FindByEmailAsync(Session session, string email, CancellationToken cancellationToken) =>
        session.FirstOrDefaultAsync<UserRow>("select id, email, name, password_hash as PasswordHash from identity.users where email = @email", new { email }, cancellationToken);

    public Task<UserRow?> FindAsync(Session session, UserId user, CancellationToken cancellationToken) =>
        session.FirstOrDefaultAsync<UserRow>("select id, email, name, password_hash as PasswordHash from identity.users where id = @id", new { id = user.Value }, cancellationToken);

    /// <summary>Answers null when the address is taken.</summary>
    public async Task<UserRow?> AddUserAsync(Session session, string email, string name, string passwordHash, CancellationToken cancellationToken)
    {
        const string Sql = "insert into identity.users values (@Id, @Email, @Name, @PasswordHash, @at) on conflict (email) do nothing";
        var user = new UserRow { Id = ids.NewGuid(), Email = email, Name = name, PasswordHash = passwordHash };
        var added = await session.ExecuteAsync(Sql, new { user.Id, user.Email, user.Name, user.PasswordHash, at = time.GetUtcNow() }, cancellationToken);
        return added == 1 ? user : null;
    }

    public async Task<WorkspaceId> AddWorkspaceAsync(Session session, string name, CancellationToken cancellationToken)
    {
        var id = ids.New<WorkspaceId>();
        await session.ExecuteAsync("insert into identity.workspaces values (@id, @name, @at)", new { id = id.Value, name, at = time.GetUtcNow() }, cancellationToken);
        return id;
    }

    public Task RenameWorkspaceAsync(Session session, WorkspaceId workspace, string name, CancellationToken cancellationToken) =>
        session.ExecuteAsync("update identity.workspaces set name = @name where workspace_id = @id", new { id = workspace.Value, name }, cancellationToken);

    /// <summary>Adds the membership, or leaves an existing one as it is.</summary>
    public Task AddMemberAsync(Session session, WorkspaceId workspace, Guid user, Role role, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            "insert into identity.memberships values (@workspace, @user, @role, @at) on conflict do nothing",
            new { workspace = workspace.Value, user, role = role.Text(), at = time.GetUtcNow() },
            cancellationToken);

    public async Task<IReadOnlyList<WorkspaceView>> WorkspacesAsync(Session session, Guid user, CancellationToken cancellationToken)
    {
        const string Sql = """
            select w.workspace_id as Id, w.name as Name, m.role as Role from identity.memberships m
            join identity.workspaces w on w.workspace_id = m.workspace_id where m.user_id = @user order by m.created_at, m.workspace_id
            """;
        var rows = await session.QueryAsync<(Guid Id, string Name, string Role)>(Sql, new { user }, cancellationToken);
        return rows.ConvertAll(row => new WorkspaceView(new(row.Id), row.Name, RoleNames.Parse(row.Role)));
    }

    public async Task<WorkspaceView?> WorkspaceAsync(Session session, WorkspaceId id, Role role, CancellationToken cancellationToken)
    {
        var name = await session.ScalarAsync<string>("select name from identity.workspaces where workspace_id = @id", new { id = id.Value }, cancellationToken);
        return name is null ? null : new(id, name, role);
    }

    /// <summary>Answers the new session's token.</summary>
    public async Task<string> OpenSessionAsync(Session session, Guid user, CancellationToken cancellationToken)
    {
        const string Sql = "insert into identity.sessions values (@id, @user, @hash, @now, @until)";
        var token = ids.NewToken();
        var now = time.GetUtcNow();
        await session.ExecuteAsync(Sql, new { id = ids.NewGuid(), user, hash = TokenHash.Of(token), now, until = now + options.SessionLifetime }, cancellationToken);
        return token;
    }

    public Task CloseSessionAsync(Session session, Guid id, CancellationToken cancellationToken) =>
        session.ExecuteAsync("delete from identity.sessions where id = @id", new { id }, cancellationToken);

    public Task CloseSessionAsync(Session session, string token, CancellationToken cancellationToken) =>
        session.ExecuteAsync("delete from identity.sessions where token_hash = @hash", new { hash = TokenHash.Of(token) }, cancellationToken);
}
