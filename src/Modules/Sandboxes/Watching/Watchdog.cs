using Microsoft.Extensions.Logging;

namespace Cadre.Sandboxes.Watching;

/// <summary>
/// Looks at every running program each 25 ms. Several threads share the looks, the one that is due longest first, and a program rests as long as its look took: what one
/// program does to be slow to look at (hundreds of processes, gigabytes of page tables) takes half of one thread at most, and the others are seen in time.
/// </summary>
internal sealed partial class Watchdog : IDisposable
{
    private const int Threads = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5); // Looks begin on these beats: many programs need few wake-ups.
    private readonly object gate = new(); // A monitor: threads wait on it for the next program that is due.
    private readonly PriorityQueue<IWatched, long> due = new();
    private readonly HashSet<IWatched> watched = new(ReferenceEqualityComparer.Instance);
    private readonly ILogger<Watchdog> logger;
    private readonly TimeProvider time;
    private readonly List<Thread> threads;
    private bool stopped;

    public Watchdog(TimeProvider time, ILogger<Watchdog> logger)
    {
        this.time = time;
        this.logger = logger;

        // Threads of their own: a starved thread pool must not let programs run past their limits.
        threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(Loop) { IsBackground = true, Name = "sandbox-watchdog" })];
        threads.ForEach(thread => thread.Start());
    }

    public void Add(IWatched program)
    {
        lock (gate)
        {
            watched.Add(program);
            Enqueue(program, Interval); // A short program is over before the first look, which would only have disturbed its start.
        }
    }

    public void Remove(IWatched program)
    {
        lock (gate)
        {
            watched.Remove(program); // What stands in the queue is dropped when its turn comes.
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }

        threads.ForEach(thread => thread.Join());
    }

    private void Loop()
    {
        while (Next() is { } program)
        {
            var started = time.GetTimestamp();
            Look(program);
            var took = time.GetElapsedTime(started);
            Return(program, took * 2 > Interval ? took : Interval - took);
        }
    }

    /// <summary>Waits for the program that is due first; null at the end.</summary>
    private IWatched? Next()
    {
        lock (gate)
        {
            while (!stopped)
            {
                if (!due.TryPeek(out var program, out var at))
                {
                    Monitor.Wait(gate);
                }
                else if (!watched.Contains(program))
                {
                    due.Dequeue();
                }
                else if (time.GetElapsedTime(time.GetTimestamp(), at) is var wait && wait > TimeSpan.Zero)
                {
                    Monitor.Wait(gate, wait + TimeSpan.FromMilliseconds(1)); // It counts whole milliseconds.
                }
                else
                {
                    var next = due.Dequeue();
                    if (due.Count > 0)
                    {
                        Monitor.Pulse(gate); // This look may take long: another thread sees to what is due meanwhile.
                    }

                    return next;
                }
            }

            return null;
        }
    }

    private void Return(IWatched program, TimeSpan rest)
    {
        lock (gate)
        {
            if (watched.Contains(program))
            {
                Enqueue(program, rest);
            }
        }
    }

    private void Enqueue(IWatched program, TimeSpan rest)
    {
        var beat = (long)(Beat.TotalSeconds * time.TimestampFrequency);
        due.Enqueue(program, (time.GetTimestamp() + (long)(rest.TotalSeconds * time.TimestampFrequency)) / beat * beat);
        if (due.Peek() == program)
        {
            Monitor.Pulse(gate); // Otherwise whoever waits wakes in time for one that is due before it.
        }
    }

    private void Look(IWatched program)
    {
        try
        {
            program.Look();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException or FormatException)
        {
            LogLookFailed(exception); // The program ended between two reads; if not, the next look tells.
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A look at a sandbox failed; it is looked at again in 25 ms.")]
    private partial void LogLookFailed(Exception exception);
}
