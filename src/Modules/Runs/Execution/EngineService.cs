using Cadre.Nodes.Contracts;
using Cadre.Postgres;
using Microsoft.Extensions.Hosting;

namespace Cadre.Runs.Execution;

/// <summary>Runs the node with the server, wakes it on hints of other nodes, and lets it drain as soon as the server is told to stop.</summary>
internal sealed class EngineService(EngineNode node, Notifications notifications, ThisNode me) : IHostedService, IDisposable
{
    /// <summary>The topic that tells nodes that runs or requests are waiting.</summary>
    public const string Topic = "engine:wake";

    private IDisposable? subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        subscription = notifications.Subscribe(Topic, _ => node.Wake());
        node.HandedOver = () => notifications.Publish(Topic);
        me.OnDrain(node.Drain);
        return node.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await node.StopAsync(cancellationToken);
        notifications.Publish(Topic);
    }

    public void Dispose() => subscription?.Dispose();
}
