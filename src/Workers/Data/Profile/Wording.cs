using System.Globalization;
using Cadre.Workers.Data.Engine;

namespace Cadre.Workers.Data.Profile;

/// <summary>How figures are written for people: about four significant digits below ten thousand, whole numbers above, thousands apart.</summary>
internal static class Wording
{
    internal static string Num(double value)
    {
        if (double.IsNaN(value)) return "–";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        var text = size switch
        {
            0 => "0",
            >= 1e15 or < 1e-4 => value.ToString("0.###e0", CultureInfo.InvariantCulture),
            >= 1000 => value.ToString(size < 10000 && value != Math.Floor(value) ? "#,##0.#" : "#,##0", CultureInfo.InvariantCulture),
            >= 100 => value.ToString("0.#", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("0.##", CultureInfo.InvariantCulture),
            >= 1 => value.ToString("0.###", CultureInfo.InvariantCulture),
            _ => value.ToString("0.####", CultureInfo.InvariantCulture),
        };
        return text.Replace('-', '−');
    }

    internal static string Whole(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    internal static string Percent(double share) =>
        share is > 0 and < 0.001 ? "under 0.1 %" : (share * 100).ToString(share < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture) + " %";

    internal static string Signed(double value) => (value > 0 ? "+" : "") + Num(value);

    internal static string PValue(double p) => p < 0.001 ? "< 0.001" : "= " + p.ToString("0.000", CultureInfo.InvariantCulture);

    internal static string Shown(Cell value) => value.Text is { Length: > 40 } text ? string.Concat(text.AsSpan(0, 39), "…") : value.Display;

    /// <summary>A group by its value; numbers and flags need the name of their column with them.</summary>
    internal static string Named(string dimension, Cell value) => value.Kind == CellKind.Text ? Shown(value) : $"{Said(dimension)} {Shown(value)}";

    internal static string TrendSubject(Trend trend) => trend switch
    {
        { Measure: null } => "The number of rows",
        { Aggregate: "sum" } => "Total " + Said(trend.Measure),
        _ when trend.Points.All(p => p.Count == 1) => char.ToUpperInvariant(Said(trend.Measure)[0]) + Said(trend.Measure)[1..],
        _ => "Mean " + Said(trend.Measure),
    };

    /// <summary>The name of a column as people say it.</summary>
    internal static string Said(string name) => name.Trim('_') is { Length: > 0 } bare ? bare.Replace('_', ' ') : name;

    /// <summary>How a trend goes, in words that fit behind its subject: most fall or rise; some turn on the way, and then their ends say little.</summary>
    internal static string Course(Trend trend) => trend.Turn is { } turn
        ? $"{(turn.Value < trend.Points[0].Value ? "falls" : "rises")} to {Num(turn.Value)} ({Period(turn.Period, trend.Grain)}) and then {(turn.Value < trend.Points[0].Value ? "rises" : "falls")} to {Num(trend.Points[^1].Value)}"
        : $"{(trend.Tau > 0 ? "rises" : "falls")} over time";

    internal static string Period(Trend trend, Index index) => Period(trend.Points[index].Period, trend.Grain);

    internal static string Period(string date, string grain) => grain switch
    {
        _ when date.Length < 10 => date,
        "year" => date[..4],
        "quarter" => $"{date[..4]} Q{((int.Parse(date.AsSpan(5, 2), CultureInfo.InvariantCulture) - 1) / 3) + 1}",
        "month" => date[..7],
        _ => date[..10],
    };
}
