using Cadre.Kernel;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cadre.Journal.Features;

/// <summary>
/// Looks after all streams that this node has open, a sixteenth of them at a time, each every few seconds: 1. who lost access is cut off; 2. whose tables hold more than was sent is woken,
/// because hints may be lost; 3. every third time the reader gets a sign of life. Callers and heads of streams are asked about together, so that a thousand open streams cost a few questions and not a thousand.
/// Without a database nobody is cut off and nothing new is sent; the next round asks again.
/// </summary>
internal sealed partial class StreamRounds : IDisposable
{
    private const int Parts = 16;
    private const int RoundsPerSignOfLife = 3;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5) - CallerChecks.Moment; // who lost access is cut off within 5 seconds
    private static readonly ParallelOptions SomeAtOnce = new() { MaxDegreeOfParallelism = 4 };
    private readonly Lock gate = new();
    private readonly Part[] parts = [.. Enumerable.Range(0, Parts).Select(_ => new Part())];
    private readonly StreamReading reading;
    private readonly CallerChecks callers;
    private readonly ILogger log;
    private readonly ITimer timer;
    private int joined;
    private int open;
    private int turn;

    public StreamRounds(StreamReading reading, CallerChecks callers, TimeProvider time, ILogger<StreamRounds> log)
    {
        (this.reading, this.callers, this.log) = (reading, callers, log);
        timer = time.CreateTimer(static state => ((StreamRounds)state!).Turn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Looks after the stream until what is answered is disposed.</summary>
    public IDisposable Join(WatchedStream stream)
    {
        lock (gate)
        {
            var part = parts[joined++ % Parts];
            part.Streams.Add(stream);
            if (open++ == 0)
            {
                timer.Change(Interval / Parts, Interval / Parts);
            }

            return new Membership(this, part, stream);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Leave(Part part, WatchedStream stream)
    {
        lock (gate)
        {
            if (part.Streams.Remove(stream) && --open == 0)
            {
                timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Turn()
    {
        Part part;
        WatchedStream[] streams;
        lock (gate)
        {
            part = parts[turn++ % Parts];
            if (part.IsBusy || part.Streams.Count == 0)
            {
                return; // busy: the database does not answer
            }

            (part.IsBusy, streams) = (true, [.. part.Streams]);
        }

        _ = RoundAsync(part, streams);
    }

    private async Task RoundAsync(Part part, WatchedStream[] streams)
    {
        try
        {
            await Parallel.ForEachAsync(streams.GroupBy(s => s.Caller), SomeAtOnce, async (read, _) => await CheckAsync(read)); // 1
            await Parallel.ForEachAsync(streams.GroupBy(s => s.Tenant.Workspace), SomeAtOnce, async (read, cancellationToken) => await CompareAsync([.. read], cancellationToken)); // 2
        }
        catch (Exception failure)
        {
            LogFailed(failure); // the next round looks again
        }
        finally
        {
            var isTime = ++part.Rounds % RoundsPerSignOfLife == 0;
            foreach (var stream in isTime ? streams : []) // 3
            {
                stream.Wake.Set(WakeReasons.Alive);
            }

            part.IsBusy = false;
        }
    }

    private async Task CheckAsync(IGrouping<Caller, WatchedStream> read)
    {
        try
        {
            if (!await callers.IsCurrentAsync(read.Key))
            {
                foreach (var stream in read)
                {
                    stream.Wake.Set(WakeReasons.End);
                }
            }
        }
        catch (NpgsqlException failure)
        {
            LogUnreachable(failure.Message);
        }
    }

    private async Task CompareAsync(WatchedStream[] streams, CancellationToken cancellationToken)
    {
        try
        {
            var heads = await reading.HeadsAsync(streams[0].Tenant, [.. streams.Select(s => s.Name).Distinct(StringComparer.Ordinal)], cancellationToken);
            foreach (var stream in streams.Where(s => heads.GetValueOrDefault(s.Name) > s.Seq))
            {
                stream.Wake.Set(WakeReasons.Stored);
            }
        }
        catch (NpgsqlException failure)
        {
            LogUnreachable(failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is out of reach; open streams wait for it: {Reason}")]
    private partial void LogUnreachable(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round over the open streams failed; the next one looks again.")]
    private partial void LogFailed(Exception failure);

    /// <summary>Streams that are looked after together.</summary>
    private sealed class Part
    {
        private volatile bool busy;

        public HashSet<WatchedStream> Streams { get; } = new(ReferenceEqualityComparer.Instance);

        public int Rounds { get; set; }

        public bool IsBusy
        {
            get => busy;
            set => busy = value;
        }
    }

    private sealed class Membership(StreamRounds rounds, Part part, WatchedStream stream) : IDisposable
    {
        public void Dispose() => rounds.Leave(part, stream);
    }
}
