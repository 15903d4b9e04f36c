using System.Globalization;
using Cadre.Kernel;
using Cadre.Triggers.Domain.Cron;
using NodaTime;

namespace Cadre.Triggers.Domain;

/// <summary>A rule that was read: its slots, and its words for people.</summary>
/// <param name="Slots">When it is due.</param>
/// <param name="Words">Such as "Every weekday at 09:00".</param>
internal sealed record ReadRule(SlotSequence Slots, string Words);

/// <summary>What is wrong with a rule.</summary>
/// <param name="Error">For the API.</param>
/// <param name="Cron">Where it is wrong, for a cron expression.</param>
internal sealed record RuleProblem(Error Error, CronProblem? Cron = null);

/// <summary>Reads rules. Errors: <c>bad_rule</c>, <c>bad_cron</c>, <c>bad_interval</c>, <c>bad_calendar</c>, <c>unknown_time_zone</c>, <c>bad_period</c>.</summary>
internal static class RuleReading
{
    private const int LongestInterval = 366 * 24 * 60;
    private const int MostTimes = 48;

    public static (ReadRule? Rule, RuleProblem? Problem) Read(ScheduleRule rule, string timeZone, DateTimeOffset? starts, DateTimeOffset? ends)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not { } zone)
        {
            return Wrong("unknown_time_zone", $"There is no time zone '{timeZone}'.", "Use a name of the IANA database, such as Europe/Berlin or UTC.");
        }

        if (starts >= ends || !IsWithin(starts) || !IsWithin(ends))
        {
            return Wrong("bad_period", "The schedule ends before it starts, or lies out of time.", "Set an end after the start, or leave it out; years are 1970 to 2200.");
        }

        var (start, end) = (Moment(starts), Moment(ends));
        return rule switch
        {
            { Cron: { } text, EveryMinutes: null, Calendar: null } => ReadCron(text, zone, start, end),
            { Cron: null, EveryMinutes: { } minutes, Calendar: null } => ReadInterval(minutes, start, end),
            { Cron: null, EveryMinutes: null, Calendar: { } calendar } => ReadCalendar(calendar, zone, start, end),
            _ => Wrong("bad_rule", "A rule is one of three: a cron expression, an interval, or days with times.", "Give exactly one of cron, everyMinutes and calendar."),
        };
    }

    /// <summary>Whether a moment is one that schedules are computed for; null is.</summary>
    public static bool IsWithin(DateTimeOffset? at) => at is not { UtcDateTime.Year: < 1970 or > 2200 };

    private static (ReadRule?, RuleProblem?) ReadCron(string text, DateTimeZone zone, Instant? start, Instant? end)
    {
        var (cron, problem) = CronExpression.Parse(text);
        return cron is not null
            ? (new(SlotSequence.Of([cron], zone, start, end), CronWords.Of(cron)), null)
            : (null, new(Error.Invalid("bad_cron", $"Character {problem!.Position + 1}: {problem.Message}", $"Allowed: {problem.Allowed}."), problem));
    }

    private static (ReadRule?, RuleProblem?) ReadInterval(int minutes, Instant? start, Instant? end)
    {
        if (minutes is < 1 or > LongestInterval)
        {
            return Wrong("bad_interval", $"An interval has 1 to {LongestInterval} minutes.", "Use a cron expression or the calendar for rarer runs.");
        }

        var words = minutes switch { 1 => "minute", 60 => "hour", 1440 => "24 hours", _ => minutes % 60 == 0 ? $"{minutes / 60} hours" : $"{minutes} minutes" };
        return (new(SlotSequence.Of(Duration.FromMinutes(minutes), start, end), $"Every {words}"), null);
    }

    private static (ReadRule?, RuleProblem?) ReadCalendar(CalendarRule calendar, DateTimeZone zone, Instant? start, Instant? end)
    {
        var times = (calendar.Times ?? []).Select(t => TimeOnly.TryParseExact(t, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : (TimeOnly?)null).ToList();
        var (weekdays, monthDays) = (calendar.Weekdays ?? [], calendar.MonthDays ?? []);
        if (times.Count is 0 or > MostTimes || times.Contains(null) || weekdays.Any(d => d is < 0 or > 6) || monthDays.Any(d => d is < 0 or > 31))
        {
            return Wrong("bad_calendar", "The calendar cannot be read.", $"Give 1 to {MostTimes} times such as 09:00, weekdays 0 (Sunday) to 6, days of the month 1 to 31 or 0 for the last one.");
        }

        var days = weekdays.Count == 0 && monthDays.Count == 0 ? "* * *"
            : $"{(monthDays.Count == 0 ? "*" : string.Join(',', monthDays.Select(d => d == 0 ? "L" : d.ToString(CultureInfo.InvariantCulture))))} * {(weekdays.Count == 0 ? "*" : string.Join(',', weekdays))}";
        var read = times.Distinct().Order().Select(t => CronExpression.Parse($"{t!.Value.Minute} {t.Value.Hour} {days}").Expression!).ToList();
        var words = CronWords.Of(read[0]);
        var first = times.Min()!.Value.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (new(SlotSequence.Of(read, zone, start, end), words.Replace(first, CronWords.And(times.Distinct().Order().Select(t => t!.Value.ToString("HH:mm", CultureInfo.InvariantCulture))), StringComparison.Ordinal)), null);
    }

    private static (ReadRule?, RuleProblem?) Wrong(string code, string message, string fix) => (null, new(Error.Invalid(code, message, fix)));

    private static Instant? Moment(DateTimeOffset? at) => at is { } given ? Instant.FromDateTimeOffset(given) : null;
}
