using Cadre.Kernel;

namespace Cadre.Sandboxes.Live;

/// <summary>A stay in an open sandbox.</summary>
internal sealed class SandboxVisit(LiveSandbox live) : ISandboxVisit
{
    private int left;

    public LiveSandbox Live => live;

    public ISandbox Sandbox => live.Sandbox;

    public IReadOnlyList<Error> RefusedSince(DateTimeOffset since) => live.RefusedSince(since);

    public async Task<IDisposable> AloneAsync(CancellationToken cancellationToken)
    {
        await live.Alone.WaitAsync(cancellationToken);
        return new Turn(live.Alone);
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref left, 1) == 0)
        {
            live.Leave();
        }

        return ValueTask.CompletedTask;
    }

    private sealed class Turn(SemaphoreSlim alone) : IDisposable
    {
        public void Dispose() => alone.Release();
    }
}
