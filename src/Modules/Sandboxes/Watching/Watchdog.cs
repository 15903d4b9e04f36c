using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cadre.Sandboxes.Watching;

/// <summary>Looks at every running program each 25 ms.</summary>
internal sealed partial class Watchdog : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);
    private readonly ConcurrentDictionary<IWatched, bool> watched = new();
    private readonly CancellationTokenSource stop = new();
    private readonly ILogger<Watchdog> logger;
    private readonly Thread thread;
    private readonly TimeProvider time;

    public Watchdog(TimeProvider time, ILogger<Watchdog> logger)
    {
        this.time = time;
        this.logger = logger;

        // A thread of its own: a starved thread pool must not let programs run past their limits.
        thread = new Thread(Loop) { IsBackground = true, Name = "sandbox-watchdog", Priority = ThreadPriority.AboveNormal };
        thread.Start();
    }

    public void Add(IWatched program) => watched[program] = true;

    public void Remove(IWatched program) => watched.TryRemove(program, out _);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        thread.Join();
        stop.Dispose();
    }

    private void Loop()
    {
        while (!stop.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            foreach (var program in watched.Keys)
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

            var rest = Interval - time.GetElapsedTime(started);
            _ = stop.Token.WaitHandle.WaitOne(rest > TimeSpan.Zero ? rest : TimeSpan.FromMilliseconds(1));
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A look at a sandbox failed; it is looked at again in 25 ms.")]
    private partial void LogLookFailed(Exception exception);
}
