using System.Globalization;

namespace Cadre.Triggers.Domain.Cron;

/// <summary>Says a cron expression in words, such as "Every weekday at 09:00".</summary>
internal static class CronWords
{
    private const int MostTimes = 6;
    private static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] Ordinals = ["last", "first", "second", "third", "fourth", "fifth"];
    private static readonly int[] Weekend = [0, 6];
    private static readonly int[] Workdays = [1, 2, 3, 4, 5];

    public static string Of(CronExpression cron)
    {
        var times = TimesOf(cron);
        var days = DaysOf(cron);
        var months = cron.Months.IsAll(CronPart.Month) ? "" : " in " + And(cron.Months.Numbers(CronPart.Month).Select(m => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(m)));
        var text = times is not null
            ? $"{days ?? "every day"} at {And(times)}{months}"
            : $"{Frequency(cron)}{(days is null ? "" : days.StartsWith("every ", StringComparison.Ordinal) ? ", " + days : " " + days)}{months}";
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    public static string And(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length <= 1 ? string.Concat(all) : string.Join(", ", all[..^1]) + " and " + all[^1];
    }

    /// <summary>The days of the week as a word; null for all of them.</summary>
    public static string? Week(IReadOnlyCollection<int> weekdays) => weekdays.Count == 7 ? null
        : weekdays.SequenceEqual(Workdays) ? "every weekday"
        : weekdays.SequenceEqual(Weekend) ? "every Saturday and Sunday"
        : "every " + And(weekdays.OrderBy(d => d == 0 ? 7 : d).Select(d => Days[d]));

    /// <summary>Times of the day; null when there are many.</summary>
    private static List<string>? TimesOf(CronExpression cron)
    {
        var times = cron.Hours.Numbers(CronPart.Hour).SelectMany(h => cron.Minutes.Numbers(CronPart.Minute).Select(m => Clock(h, m))).Take(MostTimes + 1).ToList();
        return times.Count <= MostTimes ? times : null;
    }

    private static string Frequency(CronExpression cron)
    {
        var minutes = cron.Minutes.Numbers(CronPart.Minute).ToList();
        var hours = cron.Hours.Numbers(CronPart.Hour).ToList();
        var isEvery = minutes.Count > 1 && minutes[0] == 0 && 60 % (minutes[1] - minutes[0]) == 0 && minutes.Count == 60 / (minutes[1] - minutes[0]);
        var often = isEvery ? minutes.Count == 60 ? "every minute" : $"every {minutes[1]} minutes" : "";
        var steps = hours.Zip(hours.Skip(1), (a, b) => b - a).Distinct().ToList();
        if (hours.Count == 24)
        {
            return isEvery ? often : minutes is [0] ? "every hour" : $"every hour at {And(minutes.Select(m => $":{m:00}"))}";
        }

        if (steps is [1])
        {
            return isEvery ? $"{often} from {Clock(hours[0], 0)} to {Clock(hours[^1], 59)}" : $"every hour from {Clock(hours[0], minutes[0])} to {Clock(hours[^1], minutes[0])}{(minutes.Count > 1 ? $" at {And(minutes.Select(m => $":{m:00}"))}" : "")}";
        }

        return steps.Count == 1 && minutes.Count == 1 && 24 % steps[0] == 0 && hours.Count == 24 / steps[0] && hours[0] == 0
            ? $"every {steps[0]} hours{(minutes[0] == 0 ? "" : $" at :{minutes[0]:00}")}"
            : $"{(isEvery ? often : $"at {And(minutes.Select(m => $":{m:00}"))}")} in the hours {And(hours.Select(h => h.ToString("00", CultureInfo.InvariantCulture)))}";
    }

    /// <summary>The days as words; null for every day.</summary>
    private static string? DaysOf(CronExpression cron)
    {
        var byMonth = cron.MonthDays.IsAll(CronPart.MonthDay) ? null : MonthDays(cron.MonthDays);
        var byWeek = Week(cron.Weekdays);
        return byMonth is null || byWeek is null ? byMonth ?? byWeek
            : $"{byMonth}{(cron.MonthDays.IsStar || cron.Weekdays.IsStar ? " if it is " : " and ")}{(cron.MonthDays.IsStar || cron.Weekdays.IsStar ? byWeek.Replace("every ", "a ", StringComparison.Ordinal) : byWeek)}";
    }

    private static string MonthDays(CronField field)
    {
        var days = field.Numbers(CronPart.MonthDay).Select(d => d.ToString(CultureInfo.InvariantCulture)).ToList();
        var last = field.HasLast ? "the last day of the month" : null;
        return "on " + And([.. days.Count > 0 ? [$"day {And(days)} of the month"] : Array.Empty<string>(), .. last is null ? Array.Empty<string>() : [last]]);
    }

    private static string? Week(CronField field)
    {
        var nth = field.Nth.Select(n => $"the {Ordinals[n.Number]} {Days[n.Weekday]} of the month").ToList();
        var weekdays = field.Numbers(CronPart.Weekday).ToList();
        return nth.Count == 0 ? Week(weekdays) : "on " + And([.. nth, .. weekdays.Select(d => $"every {Days[d]}")]);
    }

    private static string Clock(int hour, int minute) => $"{hour:00}:{minute:00}";
}
