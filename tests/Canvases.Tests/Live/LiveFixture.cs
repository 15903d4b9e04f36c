using Cadre.Canvases.Contracts;
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

    /// <summary>Lets the lease of a node that is gone run out soon: how long a lease is, is not what is tested.</summary>
    internal Task EndLeaseSoonAsync(CanvasId canvas)
    {
        const string Sql = "update canvases.documents set lease_until = now() + interval '400 milliseconds' where canvas_id = @canvas";
        return Database.Database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(Sql, new { canvas = canvas.Value }, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
