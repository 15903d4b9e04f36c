using Cadre.Identity.Contracts;
using Cadre.Identity.Domain;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Identity.Persistence;

/// <summary>The token that makes the first owner.</summary>
internal sealed class SetupStore(Database database, IdSource ids, TimeProvider time, IdentityOptions options) : ISetupTokens
{
    public async Task<string?> IssueAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into identity.setup (singleton, token_hash, expires_at)
            select true, @hash, @until where not exists (select from identity.users)
            on conflict (singleton) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at where setup.used_at is null
            """;
        var token = ids.NewToken();
        var args = new { hash = TokenHash.Of(token), until = time.GetUtcNow() + options.SetupLifetime };
        var stored = await database.ServiceAsync(DatabaseRole.Identity, session => session.ExecuteAsync(Sql, args, cancellationToken), cancellationToken);
        return stored == 1 ? token : null;
    }

    public Task<bool> IsNeededAsync(CancellationToken cancellationToken) => database.ServiceAsync(
        DatabaseRole.Identity,
        session => session.ScalarAsync<bool>("select not exists (select from identity.users)", null, cancellationToken),
        cancellationToken);

    public Task<bool> IsGoodAsync(string token, CancellationToken cancellationToken) => database.ServiceAsync(
        DatabaseRole.Identity,
        session => session.ScalarAsync<bool>("select exists (select from identity.setup where token_hash = @hash and used_at is null and expires_at > @now)", Args(token), cancellationToken),
        cancellationToken);

    /// <summary>Spends the token: one statement, whose row lock lets exactly one caller through.</summary>
    public async Task<bool> SpendAsync(Session session, string token, CancellationToken cancellationToken) =>
        await session.ExecuteAsync("update identity.setup set used_at = @now where token_hash = @hash and used_at is null and expires_at > @now", Args(token), cancellationToken) == 1;

    /// <summary>The workspace that the local command line made before there was an owner; null when there is none. Held until the transaction ends.</summary>
    public async Task<WorkspaceId?> OwnerlessWorkspaceAsync(Session session, CancellationToken cancellationToken)
    {
        const string Sql = """
            select pg_advisory_xact_lock(426472);
            select workspace_id from identity.workspaces w
            where not exists (select from identity.memberships m where m.workspace_id = w.workspace_id) order by created_at limit 1
            """;
        await using var command = new Npgsql.NpgsqlCommand(Sql, session.Connection, session.Transaction);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new WorkspaceId(reader.GetGuid(0)) : null;
    }

    private object Args(string token) => new { hash = TokenHash.Of(token), now = time.GetUtcNow() };
}
