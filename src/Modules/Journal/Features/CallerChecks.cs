using System.Collections.Concurrent;
using Cadre.Kernel;

namespace Cadre.Journal.Features;

/// <summary>Asks whether callers still may see what they see. A caller with many streams is asked about once in half a second, not once a stream; a failed question is not kept.</summary>
internal sealed class CallerChecks(ICallerCheck callers, TimeProvider time)
{
    private const int Most = 10_000;

    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Caller, Answer> answers = new();

    public async Task<bool> IsCurrentAsync(Caller caller)
    {
        if (!answers.TryGetValue(caller, out var answer) || IsOld(answer))
        {
            if (answers.Count >= Most)
            {
                answers.Clear(); // rare; everybody is asked about again
            }

            var fresh = new Answer(time.GetTimestamp(), new(() => callers.IsCurrentAsync(caller, CancellationToken.None)));
            answer = answers.AddOrUpdate(caller, fresh, (_, other) => IsOld(other) ? fresh : other);
        }

        try
        {
            return await answer.Current.Value;
        }
        catch
        {
            answers.TryRemove(new(caller, answer));
            throw;
        }
    }

    private bool IsOld(Answer answer) => time.GetElapsedTime(answer.At) > Moment;

    private sealed record Answer(long At, Lazy<Task<bool>> Current);
}
