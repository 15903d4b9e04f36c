using System.Collections.Concurrent;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.Hosting;

namespace Cadre.Runs.Features;

/// <summary>
/// Tells whoever follows a workspace's stream that runs of it began, ended, or wait: a live event of the kind <c>runs</c>, on every node, at most a few each second. It says
/// that something changed, not what: who follows reads it anew, so a lost one costs nothing but time.
/// </summary>
internal sealed class RunNews(Notifications notifications, LiveHub live, TimeProvider time) : IHostedService, IDisposable
{
    private const string Stream = "workspace";
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<WorkspaceId, Lazy<ITimer>> due = new();
    private IDisposable? subscription;

    /// <summary>Something changed; it is told soon, together with what else changes until then.</summary>
    public void Tell(WorkspaceId workspace) => _ = due.GetOrAdd(workspace, w => new(() => time.CreateTimer(_ => Send(w), null, Gather, Timeout.InfiniteTimeSpan))).Value;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        subscription = notifications.Subscribe(RunHints.OfWorkspace, Receive);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => subscription?.Dispose();

    private void Send(WorkspaceId workspace)
    {
        if (due.TryRemove(workspace, out var timer))
        {
            timer.Value.Dispose();
        }

        notifications.Publish($"{RunHints.OfWorkspace}{workspace}");
    }

    private void Receive(string topic)
    {
        if (Guid.TryParse(topic.AsSpan(RunHints.OfWorkspace.Length), out var id))
        {
            var tenant = Tenant.ForSystem(new WorkspaceId(id));
            live.Publish(tenant, Stream, new LiveEvent("", "runs"));
            live.Finish(tenant, Stream);
        }
    }
}
