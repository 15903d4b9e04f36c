namespace Cadre.Blocks.Execution;

/// <summary>
/// Keeps measurements apart from heavy work on this machine: a measurement waits a while until no sandbox job runs, and jobs that come meanwhile wait until it is
/// over. Both waits are bounded, so nothing can stand still: what cannot be had is quiet, never progress.
/// </summary>
internal sealed class QuietMachine(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LongestForQuiet = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestForWork = TimeSpan.FromSeconds(20);
    private readonly Lock gate = new();
    private readonly SemaphoreSlim measuring = new(1, 1);
    private TaskCompletionSource? quiet;
    private TaskCompletionSource? measured;
    private int working;

    /// <summary>Begins heavy work; dispose the result at its end.</summary>
    public async Task<IDisposable> WorkAsync(CancellationToken cancellationToken)
    {
        Task? ahead;
        lock (gate)
        {
            ahead = measured?.Task;
        }

        await UntilAsync(ahead, LongestForWork, cancellationToken);
        lock (gate)
        {
            working++;
        }

        return new Turn(EndWork);
    }

    /// <summary>Begins a measurement, quiet if it can be had; dispose the result at its end. One at a time.</summary>
    public async Task<IDisposable> MeasureAsync(CancellationToken cancellationToken)
    {
        await measuring.WaitAsync(cancellationToken);
        try
        {
            Task? busy;
            lock (gate)
            {
                busy = working == 0 ? null : (quiet ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await UntilAsync(busy, LongestForQuiet, cancellationToken);
            lock (gate)
            {
                measured = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return new Turn(EndMeasurement);
        }
        catch
        {
            measuring.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => measuring.Dispose();

    private async Task UntilAsync(Task? done, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (done is not null)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(done, Task.Delay(longest, time, stop.Token));
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void EndWork()
    {
        lock (gate)
        {
            if (--working == 0)
            {
                quiet?.TrySetResult();
                quiet = null;
            }
        }
    }

    private void EndMeasurement()
    {
        lock (gate)
        {
            measured?.TrySetResult();
            measured = null;
        }

        measuring.Release();
    }

    private sealed class Turn(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
