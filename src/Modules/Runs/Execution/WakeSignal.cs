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
        Task waiting;
        lock (gate)
        {
            waiting = woken.Task;
        }

        if (!waiting.IsCompleted)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(waiting, Task.Delay(atMost, time, limit.Token));
            limit.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
        }

        lock (gate)
        {
            if (woken.Task.IsCompleted)
            {
                woken = New();
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
