using System.Data.Common;
using System.Reflection;
using Cadre.Nodes.Contracts;
using Cadre.Nodes.Persistence;
using Cadre.Nodes.Relay;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cadre.Nodes.Registry;

/// <summary>
/// This process's place among the nodes. 1. Join as an incarnation. 2. Renew its row each second; when the others declared it gone, join again as a new incarnation with a new
/// secret. 3. Look after the others, ten times a second when there are any. 4. When the server is told to stop, say that it drains. 5. Leave as the last thing.
/// </summary>
internal sealed partial class NodeRegistry(
    ThisNode me, NodeStore store, NodeLinks links, RelayIdentity identity, RelayListener relay, NodeSurroundings around, ILogger<NodeRegistry> log) : BackgroundService
{
    private static readonly string Version = typeof(NodeRegistry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
    private CancellationTokenRegistration stopping;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await JoinAsync(me.Id, cancellationToken); // 1
        links.Update(await store.LivingAsync(cancellationToken));
        stopping = around.Lifetime.ApplicationStopping.Register(me.Drain); // 4
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        me.Drain();
        await base.StopAsync(cancellationToken);
        try
        {
            await store.LeaveAsync(me.Id, CancellationToken.None); // 5
        }
        catch (DbException failure)
        {
            LogNotLeft(failure);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        stopping.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(BeatAsync, () => around.Options.Heartbeat, stoppingToken), // 2
        RepeatAsync(LookAfterAsync, () => links.Others > 0 ? around.Options.Watch : around.Options.Heartbeat, stoppingToken)); // 3

    private async Task RepeatAsync(Func<CancellationToken, Task> work, Func<TimeSpan> pause, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
            {
                LogUnreachable(failure.Message);
            }

            await Task.Delay(pause(), around.Time, stoppingToken);
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        var id = me.Id;
        var pulse = new NodePulse(me.IsDraining ? "draining" : "up", PublicAddress(), around.Figures.Take());
        if (await store.BeatAsync(id, pulse, cancellationToken))
        {
            return;
        }

        identity.Renew();
        var renewed = me.Renew();
        LogLost(id, renewed);
        await JoinAsync(renewed, cancellationToken);
    }

    private async Task LookAfterAsync(CancellationToken cancellationToken) =>
        links.Update(await store.LookAfterAsync(me.Id, around.Options.Lease, cancellationToken));

    private Task JoinAsync(NodeId id, CancellationToken cancellationToken) =>
        store.RegisterAsync(new(id, around.Options.Name, Version, relay.Address, identity.Fingerprint, identity.Secret), cancellationToken);

    private string PublicAddress() =>
        around.Servers.SelectMany(s => s.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).FirstOrDefault() ?? "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Node {Node} was declared gone by the others; this process goes on as node {Renewed}.")]
    private partial void LogLost(NodeId node, NodeId renewed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The registry of nodes is out of reach: {Reason}")]
    private partial void LogUnreachable(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This node could not say that it leaves; the others will find out.")]
    private partial void LogNotLeft(Exception failure);
}

/// <summary>What the registry needs of its process.</summary>
internal sealed record NodeSurroundings(NodesOptions Options, FigureReading Figures, TimeProvider Time, IHostApplicationLifetime Lifetime, IEnumerable<IServer> Servers);
