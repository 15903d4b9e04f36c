using Cadre.Postgres;
using Microsoft.Extensions.Hosting;

namespace Cadre.Runs.Execution;

/// <summary>Runs the node with the server, and wakes it on hints of other nodes.</summary>
internal sealed class EngineService(EngineNode node, Notifications notifications) : IHostedService, IDisposable
{
    /// <summary>The topic that tells nodes that runs or requests are waiting.</summary>
    public const string Topic = "engine:wake";

    private IDisposable? subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        subscription = notifications.Subscribe(Topic, _ => node.Wake());
        return node.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => node.StopAsync(cancellationToken);

    public void Dispose() => subscription?.Dispose();
}
