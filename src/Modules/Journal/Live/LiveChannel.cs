using Cadre.Journal.Contracts;

namespace Cadre.Journal.Live;

/// <summary>The live state of one stream: its receivers and the tail of each block.</summary>
internal sealed class LiveChannel
{
    private const int BlockLimit = 2000;
    private readonly Lock gate = new();
    private readonly List<LiveSubscription> subscriptions = [];
    private readonly Dictionary<string, LiveTail> tails = new(StringComparer.Ordinal);
    private bool closed;

    public long LastWrite { get; private set; }

    public long Size { get; private set; }

    /// <summary>Answers by how much the kept bytes grew.</summary>
    public long Publish(LiveEvent live, long now)
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

            if (subscriptions.Count > 0)
            {
                var frame = new LiveFrame(live);
                subscriptions.ForEach(s => s.Offer(frame));
            }

            return grown;
        }
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
                subscription.Offer(new(live));
            }

            subscriptions.Add(subscription);
            return true;
        }
    }

    public void Leave(LiveSubscription subscription)
    {
        lock (gate)
        {
            subscriptions.Remove(subscription);
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
            closed |= subscriptions.Count == 0 && tails.Count == 0;
            return closed;
        }
    }
}
