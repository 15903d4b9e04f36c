using System.Diagnostics.CodeAnalysis;

namespace Cadre.Journal.Contracts;

/// <summary>One receiver of live events. Dispose it to stop.</summary>
public sealed class LiveSubscription : IDisposable
{
    private const long ByteLimit = 2 << 20;
    private readonly Queue<LiveEvent> waiting = new();
    private readonly Lock gate = new();
    private readonly Action signal;
    private readonly Action<LiveSubscription> leave;
    private long bytes;
    private bool dropped;

    internal LiveSubscription(Action signal, Action<LiveSubscription> leave)
    {
        this.signal = signal;
        this.leave = leave;
    }

    /// <summary>The next event, when there is one.</summary>
    public bool TryRead([NotNullWhen(true)] out LiveEvent? live)
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out live))
            {
                bytes -= Weight(live);
                return true;
            }

            live = dropped ? LiveEvent.Gap : null;
            dropped = false;
            return live is not null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => leave(this);

    internal void Offer(LiveEvent live)
    {
        lock (gate)
        {
            if (bytes + Weight(live) > ByteLimit)
            {
                dropped = true;
                return;
            }

            if (dropped)
            {
                waiting.Enqueue(LiveEvent.Gap);
                bytes += Weight(LiveEvent.Gap);
                dropped = false;
            }

            waiting.Enqueue(live);
            bytes += Weight(live);
        }

        signal();
    }

    private static long Weight(LiveEvent live) => 200 + (2L * ((live.Text?.Length ?? 0) + (live.Message?.Length ?? 0)));
}
