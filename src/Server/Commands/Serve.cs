using System.Globalization;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Server.Composition;
using Cadre.Server.Features;
using Cadre.Server.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;

namespace Cadre.Server.Commands;

/// <summary>
/// Runs the server. 1. Take the home. 2. Start the database while the application is being put together. 3. Make roles and database, migrate. 4. Listen.
/// 5. Tell where it is, with the setup token while there is no owner. 6. Until told to stop: requests end first, then the cluster if it is ours.
/// </summary>
internal static class Serve
{
    public static async Task<int> RunAsync(ServerArguments arguments)
    {
        var ids = new IdSource(TimeProvider.System);
        var home = new HomeLayout(arguments.Home);
        home.Create();
        await using var held = await HomeLock.TakeAsync(home, CancellationToken.None); // 1
        var place = await DatabasePlace.FindAsync(arguments, home, ids, CancellationToken.None);
        var starting = place.Cluster is null ? Task.CompletedTask : Task.Run(() => StartAsync(place.Cluster), CancellationToken.None); // 2
        try
        {
            var setup = await SetupAsync(arguments, home, place, ids, CancellationToken.None);
            await using var app = ServerApp.Build(setup);
            await starting;
            await PrepareAsync(app, place, CancellationToken.None); // 3
            await app.StartAsync(CancellationToken.None); // 4
            var port = await AnnounceAsync(app, home, CancellationToken.None); // 5
            await new RunningServer(Environment.ProcessId, port, GetHealth.Version).WriteAsync(home, CancellationToken.None);
            await app.WaitForShutdownAsync(CancellationToken.None); // 6
        }
        finally
        {
            await StopClusterAsync(starting, place.Cluster);
            File.Delete(home.ServerFile);
        }

        return 0;
    }

    private static async Task StartAsync(PrivateCluster cluster)
    {
        try
        {
            await cluster.StartAsync(CancellationToken.None);
        }
        catch (InvalidOperationException failure)
        {
            throw new StartFailure(failure.Message, failure);
        }
    }

    private static async Task<ServerSetup> SetupAsync(ServerArguments arguments, HomeLayout home, DatabasePlace place, IdSource ids, CancellationToken cancellationToken)
    {
        var master = await home.SecretAsync("master", ids, cancellationToken);
        return new()
        {
            Port = arguments.Port,
            Home = home,
            Database = place.Options,
            Connections = new() { MasterKeys = [MasterKey.Derive(master, "vault")] },
            Runs = ArtifactPlace.Read(home, MasterKey.Derive(master, "artifact links"), Environment.GetEnvironmentVariable),
            Sandboxes = OutsideFolder.Of(home.Sandboxes, ids),
            Web = arguments.Web ?? WebClient.FindFolder(),
            Identity = new()
            {
                Hosts = arguments.Hosts,
                AuditKey = MasterKey.Derive(master, "audit"),
                LocalProof = await home.CliKeyAsync(ids, cancellationToken),
            },
        };
    }

    private static async Task PrepareAsync(WebApplication app, DatabasePlace place, CancellationToken cancellationToken)
    {
        try
        {
            await DatabaseBootstrap.EnsureAsync(place.Admin, place.Options, cancellationToken);
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(app.Services.GetServices<MigrationSet>(), cancellationToken);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
        {
            throw new StartFailure($"The database could not be prepared: {failure.Message}", failure);
        }
    }

    private static async Task<int> AnnounceAsync(WebApplication app, HomeLayout home, CancellationToken cancellationToken)
    {
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? throw new InvalidOperationException("Kestrel tells no address.");
        var port = new Uri(listening).Port;
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        if (await app.Services.GetRequiredService<ISetupTokens>().IssueAsync(cancellationToken) is { } token)
        {
            await HomeLayout.WriteAsync(home.SetupToken, token + "\n", cancellationToken);
            Console.WriteLine($"{address}/setup#token={token}");
        }
        else
        {
            File.Delete(home.SetupToken);
            Console.WriteLine(address);
        }

        return port;
    }

    private static async Task StopClusterAsync(Task starting, PrivateCluster? cluster)
    {
        await starting.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (cluster is not null && starting.IsCompletedSuccessfully)
        {
            await cluster.StopAsync(CancellationToken.None);
        }
    }
}
