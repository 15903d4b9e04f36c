using Cadre.Journal.Contracts;

namespace Cadre.Journal.Live;

/// <summary>
/// The live state of one stream: its receivers and the tail of each block. Whoever publishes only leaves the event with each receiver; they are told on one thread of the pool, one after the other,
/// and write to their connections there. What is published meanwhile is told in the next round, so that a receiver gets several events in one piece when events come faster than rounds.
/// </summary>
internal sealed class LiveChannel : IThreadPoolWorkItem
{
    private const int BlockLimit = 2000;
    private const int Quiet = 0;
    private const int Telling = 1;
    private const int MoreToTell = 2;
    private readonly Lock gate = new();
    private readonly Dictionary<string, LiveTail> tails = new(StringComparer.Ordinal);
    private volatile LiveSubscription[] subscriptions = []; // replaced, never changed
    private int state = Quiet;
    private bool closed;

    public long LastWrite { get; private set; }

    public long Size { get; private set; }

    /// <summary>Answers by how much the kept bytes grew.</summary>
    public long Publish(LiveEvent live, long now)
    {
        var grown = Keep(live, now);
        if (subscriptions.Length > 0 && Interlocked.Exchange(ref state, MoreToTell) == Quiet)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return grown;
    }

    public bool Join(LiveSubscription subscription)
    {
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            foreach (var live in tails.SelectMany(t => t.Value.Events(t.Key)))
            {
                subscription.Put(new(live));
            }

            subscriptions = [.. subscriptions, subscription];
        }

        subscription.Tell();
        return true;
    }

    public void Leave(LiveSubscription subscription)
    {
        lock (gate)
        {
            subscriptions = Array.FindAll(subscriptions, s => s != subscription);
        }
    }

    public long Forget(string address)
    {
        lock (gate)
        {
            var freed = tails.Remove(address, out var tail) ? tail.Size : 0;
            Size -= freed;
            return -freed;
        }
    }

    public long ForgetAll()
    {
        lock (gate)
        {
            var freed = Size;
            tails.Clear();
            Size = 0;
            return -freed;
        }
    }

    /// <summary>Closes the channel when nobody watches and nothing is kept; nobody can join it after that.</summary>
    public bool TryClose()
    {
        lock (gate)
        {
            closed |= subscriptions.Length == 0 && tails.Count == 0;
            return closed;
        }
    }

    /// <summary>One round; the next one waits in the pool's queue like everybody.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Exchange(ref state, Telling);
        foreach (var subscription in subscriptions)
        {
            subscription.Tell();
        }

        if (Interlocked.CompareExchange(ref state, Quiet, Telling) != Telling)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private long Keep(LiveEvent live, long now)
    {
        lock (gate)
        {
            LastWrite = now;
            var grown = 0L;
            if (tails.TryGetValue(live.Address, out var tail) || (tails.Count < BlockLimit && tails.TryAdd(live.Address, tail = new LiveTail())))
            {
                (live, grown) = tail!.Add(live);
                Size += grown;
            }

            if (subscriptions.Length > 0)
            {
                var frame = new LiveFrame(live);
                Array.ForEach(subscriptions, s => s.Put(frame));
            }

            return grown;
        }
    }
}
