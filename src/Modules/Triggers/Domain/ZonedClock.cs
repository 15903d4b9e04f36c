using NodaTime;

namespace Cadre.Triggers.Domain;

/// <summary>
/// From times of the wall clock to moments. A time that the clock leaves out (spring) is the first moment after the gap. A time that comes twice (autumn) is its first coming;
/// for what goes through every hour it is both.
/// </summary>
internal sealed class ZonedClock(DateTimeZone zone)
{
    /// <summary>Wall clocks were never moved by more than a day.</summary>
    private static readonly Duration Furthest = Duration.FromHours(26);

    /// <summary>The first moment after <paramref name="after"/> at which the wall clock shows one of the times; null when there is none.</summary>
    /// <param name="after">Exclusive.</param>
    /// <param name="next">The first time at or after another one.</param>
    /// <param name="isBoth">Whether times that come twice count twice.</param>
    public Instant? Next(Instant after, Func<LocalDateTime, LocalDateTime?> next, bool isBoth)
    {
        if (zone.GetZoneInterval(after - Furthest) == zone.GetZoneInterval(after + Furthest))
        {
            var local = after.InZone(zone).LocalDateTime;
            return next(local) is { } candidate ? First(candidate == local ? next(local.PlusTicks(1)) : candidate, after, next, isBoth) : null;
        }

        return Around(after, next, isBoth) ?? First(next((after + Furthest).InZone(zone).LocalDateTime), after, next, isBoth);
    }

    private Instant? First(LocalDateTime? candidate, Instant after, Func<LocalDateTime, LocalDateTime?> next, bool isBoth)
    {
        for (; candidate is { } local; candidate = next(local.PlusTicks(1)))
        {
            if (Moments(local, isBoth).Where(m => m > after).Cast<Instant?>().FirstOrDefault() is { } moment)
            {
                return moment;
            }
        }

        return null;
    }

    /// <summary>Near a change of the clock the order of times is not that of moments: all of them are looked at.</summary>
    private Instant? Around(Instant after, Func<LocalDateTime, LocalDateTime?> next, bool isBoth)
    {
        Instant? best = null;
        var until = after + Furthest;
        var last = until.InZone(zone).LocalDateTime + Period.FromHours(3);
        for (var candidate = next((after - Furthest).InZone(zone).LocalDateTime); candidate is { } local && local <= last; candidate = next(local.PlusTicks(1)))
        {
            foreach (var moment in Moments(local, isBoth))
            {
                best = moment > after && moment <= until && (best is null || moment < best) ? moment : best;
            }
        }

        return best;
    }

    private IEnumerable<Instant> Moments(LocalDateTime local, bool isBoth)
    {
        var mapping = zone.MapLocal(local);
        return mapping.Count switch
        {
            0 => [mapping.LateInterval.Start],
            1 => [mapping.Single().ToInstant()],
            _ => isBoth ? [mapping.First().ToInstant(), mapping.Last().ToInstant()] : [mapping.First().ToInstant()],
        };
    }
}
