using Cadre.Journal;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Tests.Support;

namespace Cadre.Canvases.Tests.Live;

/// <summary>A database, and a server over it.</summary>
public sealed class LiveFixture : IAsyncLifetime
{
    internal TestDatabase Database { get; private set; } = null!;

    internal TestServer Server { get; private set; } = null!;

    internal WorkspaceId Workspace { get; } = new(Guid.CreateVersion7());

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(JournalModule.Migrations, new MigrationSet("canvases", typeof(CanvasesModule).Assembly));
        Server = await TestServer.StartAsync(Database.Database, Workspace, new() { RecheckEvery = TimeSpan.FromMilliseconds(200) });
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Database.DisposeAsync();
    }
}
