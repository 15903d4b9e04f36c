namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>
/// The one sandbox that stands ready for the next program over a workspace folder, so that a program need not wait for namespaces and mounts. Each is used for
/// one program only and never after another has run in it.
/// </summary>
internal sealed class SpareSandbox(BubblewrapHost host, Launcher launcher) : IAsyncDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private PreparedSandbox? ready;
    private long tmpfsBytes;
    private bool closed;

    /// <summary>Makes one in the background if there is none.</summary>
    public void Fill(LaunchPlan plan)
    {
        if (host.Options.WarmEntries > 0)
        {
            _ = Task.Run(() => FillAsync(plan));
        }
    }

    /// <summary>Makes one if there is none.</summary>
    public async Task FillAsync(LaunchPlan plan)
    {
        await one.WaitAsync(CancellationToken.None);
        try
        {
            if (ready is not null || closed || !host.TryAddSpare())
            {
                return;
            }

            var prepared = await launcher.PrepareAsync(plan, CancellationToken.None);
            ready = prepared.IsOk ? prepared.Value : null;
            tmpfsBytes = plan.Limits.TmpfsBytes;
            if (ready is null)
            {
                host.RemoveSpare();
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Takes the one that is ready; null when there is none that fits, or it is still being made.</summary>
    public PreparedSandbox? Take(LaunchPlan plan)
    {
        if (plan.Size is not null || !one.Wait(0, CancellationToken.None))
        {
            return null;
        }

        try
        {
            if (ready is null || tmpfsBytes != plan.Limits.TmpfsBytes)
            {
                return null;
            }

            var taken = ready;
            ready = null;
            host.RemoveSpare();
            return taken;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Ends the one that is ready; none is made any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await one.WaitAsync(CancellationToken.None);
        try
        {
            closed = true;
            if (ready is { } unused)
            {
                ready = null;
                host.RemoveSpare();
                await unused.AbortAsync(host.Reactor);
            }
        }
        finally
        {
            one.Release();
        }
    }
}
