using System.Threading.Channels;

namespace Cadre.Journal.Features;

/// <summary>One sleeper, many wakers; waking twice is waking once.</summary>
internal sealed class WakeSignal
{
    private readonly Channel<byte> pending = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Set() => pending.Writer.TryWrite(0);

    /// <summary>Answers false when the time passed without a waker.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var woken = pending.Reader.WaitToReadAsync(limit.Token).AsTask();
        var first = await Task.WhenAny(woken, Task.Delay(atMost, time, limit.Token));
        await limit.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == woken && pending.Reader.TryRead(out _);
    }
}
