using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Output;

/// <summary>Moves one stream of a program into its log, on the reactor's thread, until the last writer has gone.</summary>
internal sealed class OutputPump
{
    private const int ReadSize = 64 * 1024;
    [ThreadStatic]
    private static byte[]? buffer;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Descriptor source;
    private readonly OutputKind kind;
    private readonly OutputLog log;
    private readonly Action onLimit;
    private readonly Reactor reactor;
    private readonly Lock gate = new(); // Taken before the log's, never after it.
    private IDisposable? watch;
    private volatile bool draining;

    public OutputPump(Reactor reactor, Descriptor source, OutputKind kind, OutputLog log, Action onLimit)
    {
        this.source = source;
        this.kind = kind;
        this.log = log;
        this.onLimit = onLimit;
        this.reactor = reactor;
        Resume();
    }

    /// <summary>Ends when the stream has ended.</summary>
    public Task Ended => ended.Task;

    /// <summary>Reads on whether or not anybody reads what was read: nobody writes any more.</summary>
    public void Drain()
    {
        draining = true;
        Resume();
    }

    private void Resume()
    {
        lock (gate)
        {
            if (watch is null && !ended.Task.IsCompleted)
            {
                watch = reactor.WhenReadable(source, Pump);
            }
        }
    }

    private void Pump()
    {
        if (ended.Task.IsCompleted)
        {
            return;
        }

        buffer ??= new byte[ReadSize];
        var count = Descriptors.TryRead(source, buffer);
        if (count > 0)
        {
            if (!log.Append(kind, buffer.AsSpan(0, count)))
            {
                onLimit();
            }

            lock (gate) // Between asking for the call and stopping to watch, the call must not come: it would find a watch, and nobody would call again.
            {
                if (!draining && watch is { } pausing && log.TryPause(Resume))
                {
                    watch = null; // A fast writer waits for its slowest reader's sake: the pipe or terminal fills up.
                    pausing.Dispose();
                }
            }
        }
        else if (count == 0 && ended.TrySetResult())
        {
            lock (gate)
            {
                watch?.Dispose();
            }
        }
    }

    /// <summary>Stops reading.</summary>
    public void Close()
    {
        ended.TrySetResult();
        lock (gate)
        {
            watch?.Dispose();
            watch = null;
        }

        source.Dispose();
    }
}
