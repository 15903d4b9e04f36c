using System.Threading.Tasks.Sources;

namespace Cadre.Journal.Features;

/// <summary>Why a stream looks.</summary>
[Flags]
internal enum WakeReasons
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>There is live output.</summary>
    Live = 1,

    /// <summary>The tables hold more, or may.</summary>
    Stored = 2,

    /// <summary>The reader has heard nothing for some seconds.</summary>
    Alive = 4,

    /// <summary>The stream ends.</summary>
    End = 8,
}

/// <summary>
/// One sleeper, many wakers, each with a reason; what happens while the sleeper is at work is told together when it sleeps next. Waiting allocates nothing.
/// Live output is written on the thread that tells of it, which costs no other one a wake-up; for every other reason the sleeper goes on in the pool, because it may read tables.
/// </summary>
internal sealed class StreamWake : IValueTaskSource<WakeReasons>, IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenRegistration ending;
    private ManualResetValueTaskSourceCore<WakeReasons> source;
    private WakeReasons reasons;
    private bool sleeps;

    public StreamWake(CancellationToken end) => ending = end.Register(static state => ((StreamWake)state!).Set(WakeReasons.End), this);

    public void Set(WakeReasons reason)
    {
        lock (gate)
        {
            reasons |= reason;
            if (!sleeps)
            {
                return;
            }

            sleeps = false;
            (reason, reasons) = (reasons, WakeReasons.None);
        }

        source.RunContinuationsAsynchronously = reason != WakeReasons.Live;
        source.SetResult(reason);
    }

    /// <summary>Everything that happened since the last time, as soon as anything did.</summary>
    public ValueTask<WakeReasons> WaitAsync()
    {
        lock (gate)
        {
            if (reasons != WakeReasons.None)
            {
                var happened = reasons;
                reasons = WakeReasons.None;
                return new(happened);
            }

            source.Reset();
            sleeps = true;
            return new(this, source.Version);
        }
    }

    public void Dispose() => ending.Dispose();

    WakeReasons IValueTaskSource<WakeReasons>.GetResult(short token) => source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<WakeReasons>.GetStatus(short token) => source.GetStatus(token);

    void IValueTaskSource<WakeReasons>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);
}
