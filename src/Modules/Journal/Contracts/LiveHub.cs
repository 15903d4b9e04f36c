using System.Collections.Concurrent;
using Cadre.Journal.Live;
using Cadre.Kernel;

namespace Cadre.Journal.Contracts;

/// <summary>
/// Live output of this node, per workspace and stream, in memory. Whoever comes late first gets the tail of what is still being made, up to 256 kB a block.
/// Slow receivers lose events and get a <see cref="LiveEvent.Gap"/>.
/// </summary>
public sealed class LiveHub(TimeProvider time)
{
    /// <summary>What all tails together may hold; the stream that was silent longest is forgotten first.</summary>
    internal const long TotalLimit = 64L << 20;

    private readonly ConcurrentDictionary<(WorkspaceId Workspace, string Stream), LiveChannel> channels = new();
    private long held;

    /// <summary>Sends an event to those who watch, and keeps it for those who come.</summary>
    public void Publish(Tenant tenant, string stream, LiveEvent live)
    {
        var channel = channels.GetOrAdd((tenant.Workspace, stream), static _ => new LiveChannel());
        if (Interlocked.Add(ref held, channel.Publish(live, time.GetTimestamp())) > TotalLimit)
        {
            ForgetOldest(channel);
        }
    }

    /// <summary>Forgets a block's tail: its output is stored now.</summary>
    public void Finish(Tenant tenant, string stream, string address)
    {
        if (channels.TryGetValue((tenant.Workspace, stream), out var channel))
        {
            Interlocked.Add(ref held, channel.Forget(address));
        }
    }

    /// <summary>Forgets all tails of a stream: its run has ended.</summary>
    public void Finish(Tenant tenant, string stream)
    {
        if (channels.TryGetValue((tenant.Workspace, stream), out var channel))
        {
            Interlocked.Add(ref held, channel.ForgetAll());
            RemoveIfUnused((tenant.Workspace, stream), channel);
        }
    }

    /// <summary>Watches a stream until disposed.</summary>
    /// <param name="tenant">Whose stream.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="signal">Called when there is something to read, for all receivers of a stream one after the other on a thread of the pool: it returns quickly, never blocks and does not throw.</param>
    public LiveSubscription Subscribe(Tenant tenant, string stream, Action signal)
    {
        var key = (tenant.Workspace, stream);
        while (true)
        {
            var channel = channels.GetOrAdd(key, static _ => new LiveChannel());
            var subscription = new LiveSubscription(signal, left =>
            {
                channel.Leave(left);
                RemoveIfUnused(key, channel);
            });
            if (channel.Join(subscription))
            {
                return subscription;
            }
        }
    }

    private void RemoveIfUnused((WorkspaceId Workspace, string Stream) key, LiveChannel channel)
    {
        if (channel.TryClose())
        {
            channels.TryRemove(new(key, channel));
        }
    }

    private void ForgetOldest(LiveChannel writing)
    {
        var oldest = channels.Where(c => c.Value != writing && c.Value.Size > 0).OrderBy(c => c.Value.LastWrite).Select(c => c.Value).FirstOrDefault() ?? writing;
        Interlocked.Add(ref held, oldest.ForgetAll());
    }
}
