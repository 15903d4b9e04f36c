using Cadre.Journal.Contracts;

namespace Cadre.Journal.Live;

/// <summary>
/// Tells some of the receivers of a stream that there is something to read, one after the other on one thread of the pool: each writes what it has at once, and a thread that changes for each of a hundred
/// costs more than the writing.
/// </summary>
internal sealed class LiveRound(LiveSubscription[] receivers, int first) : IThreadPoolWorkItem
{
    private const int Most = 50;

    /// <summary>Tells them all; returns before they are told.</summary>
    public static void Tell(LiveSubscription[] receivers)
    {
        for (var first = 0; first < receivers.Length; first += Most)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new LiveRound(receivers, first), preferLocal: false);
        }
    }

    public void Execute()
    {
        foreach (var receiver in receivers.AsSpan(first, Math.Min(Most, receivers.Length - first)))
        {
            receiver.Signal();
        }
    }
}
