using Cadre.Kernel;
using Npgsql;

namespace Cadre.Postgres;

/// <summary>
/// The database. Work happens in a session: one connection, one transaction, committed when the work returns.
/// Tenant sessions run as the application's role with the workspace set; row security hides everything else.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly Dictionary<DatabaseRole, NpgsqlDataSource> sources;

    static Database() => Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Opens pools lazily; connects on first use.</summary>
    public Database(DatabaseOptions options)
    {
        Options = options;
        DatabaseRole[] roles = [DatabaseRole.App, DatabaseRole.Identity, DatabaseRole.Engine];
        sources = roles.ToDictionary(role => role, role => new NpgsqlDataSourceBuilder(options.ConnectionString(role)).Build());
    }

    /// <summary>Where it is.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>The pool of a role, for what sessions do not cover (listeners, batching writers, advisory locks).</summary>
    /// <exception cref="ArgumentException">The migrator has no pool.</exception>
    public NpgsqlDataSource Source(DatabaseRole role) =>
        sources.TryGetValue(role, out var source) ? source : throw new ArgumentException("The migrator has no pool: use Migrator.", nameof(role));

    /// <summary>Runs <paramref name="work"/> in a transaction that sees the rows of one workspace only.</summary>
    public async Task<T> TenantAsync<T>(Tenant tenant, Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        await using var session = await Session.OpenAsync(Source(DatabaseRole.App), tenant.Workspace, cancellationToken);
        var result = await work(session);
        await session.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>As <see cref="TenantAsync{T}"/> without a result.</summary>
    public Task TenantAsync(Tenant tenant, Func<Session, Task> work, CancellationToken cancellationToken) =>
        TenantAsync(tenant, async session => { await work(session); return default(Done); }, cancellationToken);

    /// <summary>Runs <paramref name="work"/> in a transaction of a service role (accounts, engine), which sees the tables that were opened to it.</summary>
    public async Task<T> ServiceAsync<T>(DatabaseRole role, Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var session = await Session.OpenAsync(Source(role), workspace: null, cancellationToken);
        var result = await work(session);
        await session.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>As <see cref="ServiceAsync{T}"/> without a result.</summary>
    public Task ServiceAsync(DatabaseRole role, Func<Session, Task> work, CancellationToken cancellationToken) =>
        ServiceAsync(role, async session => { await work(session); return default(Done); }, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources.Values)
        {
            await source.DisposeAsync();
        }
    }
}
