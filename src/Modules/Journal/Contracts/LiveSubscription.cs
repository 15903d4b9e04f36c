using System.Diagnostics.CodeAnalysis;
using Cadre.Journal.Live;

namespace Cadre.Journal.Contracts;

/// <summary>One receiver of live events. Dispose it to stop.</summary>
public sealed class LiveSubscription : IDisposable
{
    private const long ByteLimit = 2 << 20;
    private static readonly LiveFrame Gap = new(LiveEvent.Gap);
    private readonly Queue<LiveFrame> waiting = new();
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
        live = TryTake(out var frame) ? frame.Live : null;
        return live is not null;
    }

    /// <inheritdoc/>
    public void Dispose() => leave(this);

    /// <summary>The next event with its JSON, which all receivers share.</summary>
    internal bool TryTake([NotNullWhen(true)] out LiveFrame? frame)
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out frame))
            {
                bytes -= Weight(frame.Live);
                return true;
            }

            frame = dropped ? Gap : null;
            dropped = false;
            return frame is not null;
        }
    }

    /// <summary>Keeps the event for the receiver and tells it.</summary>
    internal void Offer(LiveFrame frame)
    {
        Put(frame);
        Tell();
    }

    /// <summary>Tells the receiver that there is something to read.</summary>
    internal void Tell() => signal();

    /// <summary>Keeps the event for the receiver.</summary>
    internal void Put(LiveFrame frame)
    {
        lock (gate)
        {
            if (bytes + Weight(frame.Live) > ByteLimit)
            {
                dropped = true;
                return;
            }

            if (dropped)
            {
                waiting.Enqueue(Gap);
                bytes += Weight(Gap.Live);
                dropped = false;
            }

            waiting.Enqueue(frame);
            bytes += Weight(frame.Live);
        }
    }

    private static long Weight(LiveEvent live) => 200 + (2L * ((live.Text?.Length ?? 0) + (live.Message?.Length ?? 0)));
}
