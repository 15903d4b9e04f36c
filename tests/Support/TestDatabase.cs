using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Tests.Support;

/// <summary>A database of a test class's own: <c>await TestDatabase.CreateAsync(sets)</c>, dropped on disposal.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(DatabaseOptions options)
    {
        Options = options;
        Database = new Database(options);
    }

    public DatabaseOptions Options { get; }

    public Database Database { get; }

    /// <summary>Clones a database with the schemas of <paramref name="sets"/>.</summary>
    public static async Task<TestDatabase> CreateAsync(params MigrationSet[] sets) => new(await TestCluster.CloneAsync(sets));

    /// <summary>A tenant of a new workspace, acting as an owner.</summary>
    public static Tenant NewTenant(Role role = Role.Owner) =>
        new(new WorkspaceId(Guid.CreateVersion7()), new Actor(ActorKind.User, Guid.CreateVersion7(), "Ada"), role);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await TestCluster.DropAsync(Options);
    }
}
