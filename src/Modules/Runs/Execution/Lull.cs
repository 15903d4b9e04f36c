namespace Cadre.Runs.Execution;

/// <summary>
/// Lets wait what nobody waits for while more is to begin than a node takes at once, so that thousands of runs that are due at the same moment begin before the ends of the first of them are written.
/// It is over when nothing queues any more, after half a second, and for those who come when too many wait already.
/// </summary>
internal sealed class Lull(int most)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
    private readonly Lock gate = new();
    private bool rushes;
    private int waiting;
    private TaskCompletionSource? over;

    /// <summary>More is to begin than may.</summary>
    public void RushBegins()
    {
        lock (gate)
        {
            rushes = true;
        }
    }

    public void RushEnds()
    {
        TaskCompletionSource? ended;
        lock (gate)
        {
            rushes = false;
            ended = over;
        }

        Release(ended);
    }

    public async ValueTask WaitAsync(TimeProvider time)
    {
        TaskCompletionSource? mine;
        ITimer? longest = null;
        lock (gate)
        {
            if (!rushes || waiting == most)
            {
                return;
            }

            waiting++;
            if (over is null)
            {
                over = new(TaskCreationOptions.RunContinuationsAsynchronously);
                longest = time.CreateTimer(state => Release((TaskCompletionSource)state!), over, Longest, Timeout.InfiniteTimeSpan);
            }

            mine = over;
        }

        await mine.Task;
        if (longest is not null)
        {
            await longest.DisposeAsync();
        }
    }

    private void Release(TaskCompletionSource? ended)
    {
        lock (gate)
        {
            if (ended is null || ended != over)
            {
                return;
            }

            (over, waiting) = (null, 0);
        }

        ended.SetResult();
    }
}
