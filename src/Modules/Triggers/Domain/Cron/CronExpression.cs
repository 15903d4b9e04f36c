using NodaTime;

namespace Cadre.Triggers.Domain.Cron;

/// <summary>
/// A cron expression of five parts (minute, hour, day of the month, month, day of the week) or a name such as <c>@daily</c>. As in Vixie cron, when both days are given, either is enough.
/// </summary>
internal sealed class CronExpression
{
    private const int Longest = 200;
    private const int MostMonths = 12 * 41; // the 29th of February on a given day of the week, across a century without one

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    private CronExpression(IReadOnlyList<CronField> fields) => (Minutes, Hours, MonthDays, Months, Weekdays) = (fields[0], fields[1], fields[2], fields[3], fields[4]);

    public CronField Minutes { get; }

    public CronField Hours { get; }

    public CronField MonthDays { get; }

    public CronField Months { get; }

    public CronField Weekdays { get; }

    /// <summary>Whether it goes through every hour of the day: it follows the clock through an hour that comes twice.</summary>
    public bool IsEveryHour => Hours.IsAll(CronPart.Hour);

    public static (CronExpression? Expression, CronProblem? Problem) Parse(string text)
    {
        if (text.Length > Longest)
        {
            return (null, new(Longest, text.Length - Longest, $"It has more than {Longest} characters.", "five parts"));
        }

        if (text.AsSpan().TrimStart() is ['@', ..])
        {
            return Names.TryGetValue(text.Trim(), out var meaning)
                ? Parse(meaning)
                : (null, new(text.IndexOf('@', StringComparison.Ordinal), text.Trim().Length, $"'{text.Trim()}' is no known name.", string.Join(", ", Names.Keys)));
        }

        var words = Words(text);
        if (words.Count != CronPart.All.Count)
        {
            return (null, WrongCount(text, words));
        }

        var fields = new List<CronField>();
        foreach (var ((at, word), part) in words.Zip(CronPart.All))
        {
            var (field, problem) = CronField.Read(word, at, part);
            if (field is null)
            {
                return (null, problem);
            }

            fields.Add(field);
        }

        var expression = new CronExpression(fields);
        return expression.Next(new LocalDateTime(2000, 1, 1, 0, 0)) is null
            ? (null, new(words[2].At, words[2].Word.Length, "There is no such day in these months: it would never run.", "a day that the month has"))
            : (expression, null);
    }

    /// <summary>The first time of the wall clock at or after <paramref name="from"/>; null when there is none within 41 years.</summary>
    public LocalDateTime? Next(LocalDateTime from)
    {
        var date = from.Date;
        var time = from.TimeOfDay;
        for (var months = 0; months < MostMonths; months++)
        {
            var end = date.With(DateAdjusters.EndOfMonth);
            for (; Months.Has(date.Month) && date <= end; (date, time) = (date.PlusDays(1), LocalTime.Midnight))
            {
                if (IsDay(date) && TimeAt(time) is { } found)
                {
                    return date + found;
                }
            }

            (date, time) = (end.PlusDays(1), LocalTime.Midnight);
        }

        return null;
    }

    private bool IsDay(LocalDate date)
    {
        var last = date.Calendar.GetDaysInMonth(date.Year, date.Month);
        var byMonth = MonthDays.Has(date.Day) || (MonthDays.HasLast && date.Day == last);
        var weekday = (int)date.DayOfWeek % 7;
        var byWeek = Weekdays.Has(weekday) || Weekdays.Nth.Any(n => n.Weekday == weekday && (n.Number == 0 ? date.Day > last - 7 : (date.Day - 1) / 7 + 1 == n.Number));
        return MonthDays.IsStar || Weekdays.IsStar ? byMonth && byWeek : byMonth || byWeek;
    }

    private LocalTime? TimeAt(LocalTime from)
    {
        var minute = from.Minute + (from > new LocalTime(from.Hour, from.Minute) ? 1 : 0);
        for (var hour = from.Hour; hour < 24; (hour, minute) = (hour + 1, 0))
        {
            for (; Hours.Has(hour) && minute < 60; minute++)
            {
                if (Minutes.Has(minute))
                {
                    return new LocalTime(hour, minute);
                }
            }
        }

        return null;
    }

    private static CronProblem WrongCount(string text, List<(int At, string Word)> words)
    {
        var allowed = "five parts: minute, hour, day of the month, month, day of the week; or a name such as @daily";
        return words.Count > CronPart.All.Count
            ? new(words[5].At, Math.Max(1, text.Length - words[5].At), $"It has {words.Count} parts, five are allowed: there are no seconds and no years.", allowed)
            : new(text.Length, 1, words.Count == 0 ? "It is empty." : $"It has {words.Count} of five parts: the {CronPart.All[words.Count].Name} is missing.", allowed);
    }

    private static List<(int At, string Word)> Words(string text)
    {
        var words = new List<(int, string)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            if (end > at)
            {
                words.Add((at, text[at..end]));
            }

            at = end + 1;
        }

        return words;
    }
}
