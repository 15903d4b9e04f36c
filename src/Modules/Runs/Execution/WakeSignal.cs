namespace Cadre.Runs.Execution;

/// <summary>One sleeper, many wakers; waking twice is waking once.</summary>
internal sealed class WakeSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource woken = New();

    public void Set()
    {
        lock (gate)
        {
            woken.TrySetResult();
        }
    }

    /// <summary>Returns when woken or when the time has passed.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            waiting = woken;
        }

        if (!waiting.Task.IsCompleted)
        {
            await using var timer = time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), waiting, atMost, Timeout.InfiniteTimeSpan);
            await using var cancelled = cancellationToken.Register(static state => ((TaskCompletionSource)state!).TrySetResult(), waiting);
            await waiting.Task;
        }

        lock (gate)
        {
            woken = New();
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
