namespace Cadre.Runs.Execution;

/// <summary>
/// The store's clock as far as this node knows it: what is due is due by that one clock, whatever the clocks of the nodes say. The store was asked for its time and answered; since the answer
/// came at least the time has passed that this node has counted since. Never later than the store's own clock, behind it by what one answer took on its way; not moved by setting the node's clock.
/// </summary>
internal sealed class StoreClock(TimeProvider time)
{
    private Reading? last;

    /// <summary>The node's own clock until the store was heard for the first time.</summary>
    public DateTimeOffset Now => Volatile.Read(ref last) is { } read ? read.Store + time.GetElapsedTime(read.At) : time.GetUtcNow();

    /// <summary>The store said what time it is.</summary>
    /// <param name="store">Its time at some moment between the question and now.</param>
    /// <param name="asked">When it was asked, as a timestamp of the node's time.</param>
    public void Hear(DateTimeOffset store, long asked)
    {
        var known = Volatile.Read(ref last);
        var isFirst = known is null;
        var isFresher = store > Now; // this answer came quicker, or the node counts slowly
        var wasAhead = !isFirst && store < known!.Store + time.GetElapsedTime(known.At, asked); // the store's clock was set back, or the node counts fast
        if (isFirst || isFresher || wasAhead)
        {
            Volatile.Write(ref last, new(store, time.GetTimestamp()));
        }
    }

    private sealed record Reading(DateTimeOffset Store, long At);
}
