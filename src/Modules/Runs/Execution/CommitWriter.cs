using System.Data.Common;
using System.Threading.Channels;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Microsoft.Extensions.Logging;

namespace Cadre.Runs.Execution;

/// <summary>
/// The one way a node writes journals. Idle it commits at once; busy it takes everything that waits, up to 500 commits in one transaction.
/// 1. Take what waits. 2. Commit it in one round trip. 3. What was not accepted, or whose answer was lost with the connection, is traced: there, absent (tried again) or fenced.
/// 4. Answer the callers. Commits for which nobody waits let those pass that hold something up, but not for ever. A batch that the database refuses for its content is committed one by one, so that one poisonous run fails alone.
/// </summary>
internal sealed partial class CommitWriter(IRunStore store, TimeProvider time, ILogger<CommitWriter> log)
{
    private const int MaxBatch = 500;
    private const long MaxBatchBytes = 8 << 20;

    /// <summary>How many later commits go before one that nobody waits for: about half a second of them.</summary>
    private const int MostOvertaking = 20_000;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private readonly Channel<Pending> queue = Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<Pending>
    {
        Comparer = Comparer<Pending>.Create(static (one, other) => one.Turn.CompareTo(other.Turn)),
        AllowSynchronousContinuations = true, // an idle connection is served by whoever brings the commit
    });
    private int waiting;
    private long turns;
    private long ended;

    /// <summary>Commits that wait for a connection.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Steps whose end was committed since the process began.</summary>
    public long StepsEnded => Interlocked.Read(ref ended);

    /// <summary>Commits; answers true once it is durable, false when somebody else owns the run (or its key exists already).</summary>
    public async Task<bool> WriteAsync(RunCommit commit, CancellationToken cancellationToken)
    {
        await store.PrepareAsync(commit, cancellationToken);
        var pending = new Pending(commit, Interlocked.Increment(ref turns) + (commit.IsAwaited ? 0 : MostOvertaking));
        Interlocked.Increment(ref waiting);
        queue.Writer.TryWrite(pending);
        return await pending.Answer.Task;
    }

    /// <summary>One connection's loop; a node runs two.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var batch = new List<Pending>(MaxBatch);
        while (await queue.Reader.WaitToReadAsync(stopping))
        {
            Take(batch); // 1
            if (batch.Count > 0)
            {
                await SettleAsync(batch, stopping);
                batch.Clear();
            }
        }
    }

    private void Take(List<Pending> batch)
    {
        var bytes = 0L;
        var runs = new HashSet<RunId>();
        while (batch.Count < MaxBatch && bytes < MaxBatchBytes && queue.Reader.TryRead(out var next))
        {
            if (!runs.Add(next.Commit.Run))
            {
                // Written by two incarnations of this process: each is judged by its own fence, in a transaction of its own.
                queue.Writer.TryWrite(next);
                return;
            }

            Interlocked.Decrement(ref waiting);
            batch.Add(next);
            bytes += next.Commit.Bytes;
        }
    }

    private async Task SettleAsync(List<Pending> batch, CancellationToken stopping)
    {
        var open = batch;
        var pause = FirstPause;
        while (open.Count > 0)
        {
            try
            {
                var accepted = await store.CommitAsync([.. open.Select(p => p.Commit)], stopping); // 2
                foreach (var done in open.Where(p => accepted.Contains(p.Commit.Run)))
                {
                    Interlocked.Add(ref ended, done.Commit.Events.Count(e => e is StepFinished or StepFailed));
                    done.Answer.TrySetResult(true); // 4
                }

                open = [.. open.Where(p => !accepted.Contains(p.Commit.Run))];
            }
            catch (DbException failure) when (IsContent(failure))
            {
                await IsolateAsync(open, failure, stopping);
                return;
            }
            catch (DbException failure)
            {
                LogBroken(failure, open.Count);
                await Task.Delay(pause, time, stopping);
                pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
            }

            open = await TraceAsync(open, stopping); // 3
        }
    }

    private async Task<List<Pending>> TraceAsync(List<Pending> open, CancellationToken stopping)
    {
        while (open.Count > 0)
        {
            try
            {
                var fates = await store.TraceAsync([.. open.Select(p => p.Commit)], stopping);
                foreach (var settled in open.Where(p => fates[p.Commit.Run] != CommitFate.Absent))
                {
                    settled.Answer.TrySetResult(fates[settled.Commit.Run] == CommitFate.Done);
                }

                return [.. open.Where(p => fates[p.Commit.Run] == CommitFate.Absent)];
            }
            catch (DbException failure)
            {
                LogBroken(failure, open.Count);
                await Task.Delay(LongestPause / 5, time, stopping);
            }
        }

        return open;
    }

    private async Task IsolateAsync(List<Pending> open, DbException failure, CancellationToken stopping)
    {
        if (open.Count == 1)
        {
            LogPoison(failure, open[0].Commit.Run);
            open[0].Answer.TrySetException(new InvalidOperationException($"The database refuses the journal of run {open[0].Commit.Run}: {failure.Message}", failure));
            return;
        }

        foreach (var alone in open)
        {
            await SettleAsync([alone], stopping);
        }
    }

    /// <summary>Data exceptions and violated constraints come back however often one tries.</summary>
    private static bool IsContent(DbException failure) => failure.SqlState is { Length: 5 } state && (state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal) || state.StartsWith("42", StringComparison.Ordinal));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database did not confirm {Count} commits; finding out what became of them.")]
    private partial void LogBroken(Exception failure, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The database refuses the journal of run {Run}.")]
    private partial void LogPoison(Exception failure, RunId run);

    private sealed record Pending(RunCommit Commit, long Turn)
    {
        public TaskCompletionSource<bool> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
