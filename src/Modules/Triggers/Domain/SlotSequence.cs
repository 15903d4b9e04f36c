using Cadre.Triggers.Domain.Cron;
using NodaTime;

namespace Cadre.Triggers.Domain;

/// <summary>The moments at which a schedule is due. They are computed when they are asked for; nothing is stored ahead.</summary>
internal sealed class SlotSequence
{
    private const int MostSteps = 50_000;
    private readonly IReadOnlyList<CronExpression> crons;
    private readonly Duration? every;
    private readonly ZonedClock clock;
    private readonly Instant? start;
    private readonly Instant? end;

    private SlotSequence(IReadOnlyList<CronExpression> crons, Duration? every, DateTimeZone zone, Instant? start, Instant? end) =>
        (this.crons, this.every, clock, this.start, this.end) = (crons, every, new ZonedClock(zone), start, end);

    public static SlotSequence Of(IReadOnlyList<CronExpression> crons, DateTimeZone zone, Instant? start, Instant? end) => new(crons, null, zone, start, end);

    public static SlotSequence Of(Duration every, Instant? start, Instant? end) => new([], every, DateTimeZone.Utc, start, end);

    /// <summary>The first slot after a moment; null after the last one.</summary>
    public Instant? Next(Instant after)
    {
        var from = start is { } begins && begins > after ? begins - Duration.Epsilon : after;
        var next = every is { } step ? NextOf(from, step) : crons.Select(cron => clock.Next(from, cron.Next, cron.IsEveryHour)).Min();
        return next is { } found && (end is null || found <= end) ? found : null;
    }

    /// <summary>The slots from one moment to another, both included; at most so many.</summary>
    public IEnumerable<Instant> Between(Instant from, Instant to, int most)
    {
        var slot = Next(from - Duration.Epsilon);
        for (var count = 0; slot is { } found && found <= to && count < most; count++)
        {
            yield return found;
            slot = Next(found);
        }
    }

    /// <summary>The last slot at or before a moment; null when there is none within 41 years.</summary>
    public Instant? Latest(Instant at)
    {
        for (var back = Duration.FromHours(1); back < Duration.FromDays(41 * 366); back *= 12)
        {
            if (Between(at - back, at, MostSteps).Cast<Instant?>().LastOrDefault() is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private Instant NextOf(Instant from, Duration step)
    {
        var anchor = start ?? NodaConstants.UnixEpoch;
        if (from < anchor)
        {
            return anchor;
        }

        return anchor + step * ((from - anchor).ToInt64Nanoseconds() / step.ToInt64Nanoseconds() + 1);
    }
}
