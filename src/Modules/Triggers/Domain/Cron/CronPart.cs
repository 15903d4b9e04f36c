namespace Cadre.Triggers.Domain.Cron;

/// <summary>One of the five parts of a cron expression: what its numbers mean.</summary>
/// <param name="Name">For messages, such as <c>minute</c>.</param>
/// <param name="Least">The smallest number.</param>
/// <param name="Most">The largest number.</param>
/// <param name="Names">Names of the numbers from <paramref name="Least"/> on; empty for none.</param>
internal sealed record CronPart(string Name, int Least, int Most, IReadOnlyList<string> Names)
{
    public static CronPart Minute { get; } = new("minute", 0, 59, []);

    public static CronPart Hour { get; } = new("hour", 0, 23, []);

    public static CronPart MonthDay { get; } = new("day of the month", 1, 31, []);

    public static CronPart Month { get; } = new("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]);

    public static CronPart Weekday { get; } = new("day of the week", 0, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]);

    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<CronPart> All { get; } = [Minute, Hour, MonthDay, Month, Weekday];

    /// <summary>What may stand here, for a person.</summary>
    public string Allowed => $"{Least} to {Most}" + (Names.Count > 0 ? $" or {Names[0]} to {Names[^1]}" : "") + ", *, ranges such as "
        + (Names.Count > 0 ? $"{Names[1]}-{Names[^2]}" : $"{Least}-{Math.Min(Most, Least + 4)}") + ", steps such as */" + (this == Minute ? "15" : "2") + ", lists with commas"
        + (this == MonthDay ? ", L for the last day" : this == Weekday ? ", MON#1 for the first Monday, FRI#L for the last Friday" : "");
}
