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
/// Runs the server. 1. Join the home: one server joins or leaves at a time. 2. Start the database, unless another server of the home did, while the application is being put
/// together. 3. Make roles and database, migrate. 4. Listen. 5. Tell where it is, with the setup token while there is no owner. 6. Until told to stop: requests end, what is owned
/// is handed over. 7. Leave; the last server of the home stops the cluster.
/// </summary>
internal static class Serve
{
    public static async Task<int> RunAsync(ServerArguments arguments)
    {
        var ids = new IdSource(TimeProvider.System);
        var home = new HomeLayout(arguments.Home);
        home.Create();
        var changing = await HomeLock.TakeAsync(home, CancellationToken.None); // 1
        var seat = NodeSeat.Take(home);
        var place = await DatabasePlace.FindAsync(arguments, home, ids, CancellationToken.None);
        var starting = place.Cluster is null ? Task.CompletedTask : Task.Run(() => StartAsync(place.Cluster), CancellationToken.None); // 2
        try
        {
            var setup = await SetupAsync(arguments, home, place, ids, CancellationToken.None);
            await using var app = ServerApp.Build(setup);
            await starting;
            await PrepareAsync(app, place, CancellationToken.None); // 3
            await ListenAsync(app, setup.Port); // 4
            var port = await AnnounceAsync(app, home, CancellationToken.None); // 5
            await seat.DescribeAsync(new RunningServer(Environment.ProcessId, port, GetHealth.Version), CancellationToken.None);
            await changing.DisposeAsync();
            await app.WaitForShutdownAsync(CancellationToken.None); // 6
        }
        finally
        {
            await changing.DisposeAsync();
            await using var leaving = await HomeLock.TakeAsync(home, CancellationToken.None);
            var isLast = await seat.LeaveAsync(CancellationToken.None);
            await StopClusterAsync(starting, isLast ? place.Cluster : null); // 7
        }

        return 0;
    }

    private static async Task ListenAsync(WebApplication app, int port)
    {
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new StartFailure(string.Create(CultureInfo.InvariantCulture, $"Port {port} is taken. Choose another one with --port; a second port on the same home makes a pair of nodes."), failure);
        }
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
            Nodes = new() { Relay = RelayAddress.Of(arguments.NodeAddress) },
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
            await ForeignHome.RefuseAsync(place, cancellationToken);
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
        if (await SetupTokenAsync(app, home, cancellationToken) is { } token)
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

    /// <summary>Another server of the home may have shown a token that still works: a new one would end it.</summary>
    private static async Task<string?> SetupTokenAsync(WebApplication app, HomeLayout home, CancellationToken cancellationToken)
    {
        var tokens = app.Services.GetRequiredService<ISetupTokens>();
        var kept = File.Exists(home.SetupToken) ? (await File.ReadAllTextAsync(home.SetupToken, cancellationToken)).Trim() : "";
        return kept.Length > 0 && (await NodeSeat.AllAsync(home, cancellationToken)).Count > 0 && await tokens.IsGoodAsync(kept, cancellationToken) ? kept : await tokens.IssueAsync(cancellationToken);
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
