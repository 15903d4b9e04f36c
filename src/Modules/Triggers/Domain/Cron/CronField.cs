using System.Globalization;

namespace Cadre.Triggers.Domain.Cron;

/// <summary>One part of a cron expression, read.</summary>
/// <param name="Bits">Bit n: the number n is in it.</param>
/// <param name="IsStar">Whether it begins with a star: it takes every day.</param>
internal sealed record CronField(ulong Bits, bool IsStar)
{
    private const int Sunday = 7;

    /// <summary>Of the days of a month: the last one is in it.</summary>
    public bool HasLast { get; init; }

    /// <summary>Of the days of a week: the number-th of a month; 0 for the last.</summary>
    public IReadOnlyList<(int Weekday, int Number)> Nth { get; init; } = [];

    public bool Has(int number) => (Bits >> number & 1) != 0;

    /// <summary>Whether every number is in it.</summary>
    public bool IsAll(CronPart part) => Numbers(part).Count() == (part == CronPart.Weekday ? 7 : part.Most - part.Least + 1);

    public IEnumerable<int> Numbers(CronPart part) => Enumerable.Range(part.Least, part.Most - part.Least + 1).Where(Has);

    /// <summary>Reads a part that begins at <paramref name="at"/> in the expression.</summary>
    public static (CronField? Field, CronProblem? Problem) Read(string text, int at, CronPart part)
    {
        var field = new CronField(0, text is ['*', ..] or "?");
        foreach (var item in text.Split(','))
        {
            var (read, problem) = ReadItem(item, at, part);
            if (read is null)
            {
                return (null, problem);
            }

            field = field with { Bits = field.Bits | read.Bits, HasLast = field.HasLast || read.HasLast, Nth = [.. field.Nth, .. read.Nth] };
            at += item.Length + 1;
        }

        return (field, null);
    }

    private static (CronField?, CronProblem?) ReadItem(string item, int at, CronPart part)
    {
        if (item == "?" && (part == CronPart.MonthDay || part == CronPart.Weekday))
        {
            return (new(Span(part.Least, part.Most, 1, part), true), null);
        }

        if (part == CronPart.MonthDay && item.Equals("L", StringComparison.OrdinalIgnoreCase))
        {
            return (new(0, false) { HasLast = true }, null);
        }

        return part == CronPart.Weekday && item.Split('#') is [var day, var number] ? ReadNth(day, number, item, at, part) : ReadSpan(item, at, part);
    }

    private static (CronField?, CronProblem?) ReadNth(string day, string number, string item, int at, CronPart part)
    {
        var isLast = number.Equals("L", StringComparison.OrdinalIgnoreCase);
        if (Number(day, part) is not { } weekday || !(isLast || (number.Length == 1 && number[0] is >= '1' and <= '5')))
        {
            return Wrong(at, item, $"'{item}' is no day of the week in a month.", part);
        }

        return (new(0, false) { Nth = [(weekday % Sunday, isLast ? 0 : number[0] - '0')] }, null);
    }

    private static (CronField?, CronProblem?) ReadSpan(string item, int at, CronPart part)
    {
        var slash = item.IndexOf('/', StringComparison.Ordinal);
        var span = slash < 0 ? item : item[..slash];
        var step = 1;
        if (slash >= 0 && !(Digits(item[(slash + 1)..], out step) && step >= 1 && step <= part.Most))
        {
            return Wrong(at + slash + 1, item[(slash + 1)..], $"'{item[(slash + 1)..]}' is no step of a {part.Name}.", part);
        }

        if (span == "*")
        {
            return (new(Span(part.Least, part.Most, step, part), true), null);
        }

        var dash = span.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = dash < 0 ? (span, slash < 0 ? span : null) : (span[..dash], span[(dash + 1)..]);
        if (Number(first, part) is not { } from)
        {
            return Wrong(at, first, first.Length == 0 ? $"The {part.Name} is missing." : $"'{first}' is no {part.Name}.", part);
        }

        if ((last is null ? part.Most : Number(last, part)) is not { } to)
        {
            return Wrong(at + dash + 1, last!, $"'{last}' is no {part.Name}.", part);
        }

        return from > to && !(part == CronPart.Weekday && to == 0)
            ? Wrong(at, span, $"'{span}' runs backwards: write it as a list.", part)
            : (new(Span(from, from > to ? Sunday : to, step, part), false), null);
    }

    private static (CronField?, CronProblem?) Wrong(int at, string text, string message, CronPart part) => (null, new(at, Math.Max(1, text.Length), message, part.Allowed));

    private static ulong Span(int from, int to, int step, CronPart part)
    {
        var bits = 0UL;
        for (var number = from; number <= (part == CronPart.Weekday && from == 0 ? Math.Min(to, Sunday - 1) : to); number += step)
        {
            bits |= 1UL << (part == CronPart.Weekday ? number % Sunday : number);
        }

        return bits;
    }

    private static int? Number(string text, CronPart part)
    {
        for (var i = 0; i < part.Names.Count; i++)
        {
            if (text.Equals(part.Names[i], StringComparison.OrdinalIgnoreCase))
            {
                return part.Least + i;
            }
        }

        return Digits(text, out var number) && number >= part.Least && number <= part.Most ? number : null;
    }

    private static bool Digits(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
