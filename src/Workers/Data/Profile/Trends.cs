using System.Globalization;
using System.Text.RegularExpressions;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Profile;

/// <summary>How the number of rows and the measures go over time, where the table has a time column.</summary>
internal static partial class Trends
{
    private const int MostMeasures = 6;
    private const int MostPoints = 400;
    private const int FewestPoints = 4;
    private const double WantedPoints = 24;
    private const int FewestForTurn = 8;
    private const double ClearTurn = 0.3;
    private const double SmoothTurn = 0.6;

    private static readonly (string Name, double Days)[] Grains = [("year", 365.25), ("quarter", 91.3), ("month", 30.44), ("week", 7), ("day", 1)];

    internal static List<Trend> Of(Job job, LoadedTable table, IReadOnlyList<ColumnProfile> columns, double wantedPoints = WantedPoints)
    {
        if (TimeColumn(columns) is not { } time) return [];
        var isYear = time.Numeric is not null;
        var grain = isYear ? "year" : Grain(job, table, time, wantedPoints);
        var axis = isYear ? $"make_date({Sql.Name(time.Name)}, 1, 1)" : $"date_trunc('{grain}', {Sql.Name(time.Name)})::DATE";
        var measures = columns.Where(c => c.Role == ColumnRoles.Measure)
            .OrderByDescending(c => string.Equals(c.Name, job.Request.Target, StringComparison.OrdinalIgnoreCase)).ThenByDescending(c => c.Count).Take(MostMeasures).ToList();
        var aggregates = measures.Select(m => Total().IsMatch(m.Name) && Repeats(time) ? $"fsum({Sql.Name(m.Name)})" : $"avg({Sql.Name(m.Name)})").ToList();
        using var rows = job.Engine.Query(
            $"SELECT {axis}::VARCHAR, count(*){string.Concat(aggregates.Select(a => ", " + a))} FROM {table.From} WHERE {Sql.Name(time.Name)} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT {MostPoints}");
        var periods = rows.ToList();
        if (periods.Count < FewestPoints) return [];
        var found = new List<Trend>();
        if (periods.Any(p => p[1].AsLong != periods[0][1].AsLong)) found.Add(Fit(time.Name, null, "count", grain, Points(periods, 1)));
        for (var i = 0; i < measures.Count; i++)
        {
            var points = Points(periods, i + 2);
            if (points.Count >= FewestPoints) found.Add(Fit(time.Name, measures[i].Name, aggregates[i].StartsWith("fsum", StringComparison.Ordinal) ? "sum" : "mean", grain, points));
        }
        return found;
    }

    internal static ColumnProfile? TimeColumn(IReadOnlyList<ColumnProfile> columns) =>
        columns.Where(c => c.Role == ColumnRoles.Time && c.Distinct >= FewestPoints).OrderBy(c => c.Numeric is not null).ThenByDescending(c => c.Count).FirstOrDefault();

    /// <summary>The coarsest grain that gives enough points, or that already tells all the dates apart.</summary>
    private static string Grain(Job job, LoadedTable table, ColumnProfile time, double wantedPoints)
    {
        using var rows = job.Engine.Query(
            $"SELECT {string.Join(", ", Grains.Select(g => $"count(DISTINCT date_trunc('{g.Name}', {Sql.Name(time.Name)}))"))} FROM {table.From}");
        var periods = rows.ToList()[0];
        for (var i = 0; i < Grains.Length; i++)
            if (periods[i].AsLong >= wantedPoints || periods[i].AsLong >= periods[^1].AsLong) return Grains[i].Name;
        return Grains[^1].Name;
    }

    private static bool Repeats(ColumnProfile time) => time.Distinct < time.Count;

    private static List<TrendPoint> Points(List<Cell[]> periods, int column) =>
        periods.Where(p => !p[column].IsNull).Select(p => new TrendPoint(p[0].Display, p[column].AsDouble, p[1].AsLong)).ToList();

    private static Trend Fit(string time, string? measure, string aggregate, string grain, List<TrendPoint> points)
    {
        var y = points.Select(p => p.Value).ToArray();
        var x = points.Select(p => Position(p.Period, grain)).ToArray();
        var (_, slope, r2) = Statistics.Line(x, y);
        var (tau, p) = Statistics.MannKendall(y);
        // A share of what was below nothing, or became so, says nothing.
        double? change = y[0] > 0 && y[^1] >= 0 ? (y[^1] - y[0]) / Math.Abs(y[0]) * 100 : null;
        return new Trend(time, measure, aggregate, grain, points, slope, r2, tau, p, change) { Turn = Turn(points) };
    }

    /// <summary>The lowest or highest point, when the series goes there and clearly back again, more smoothly than chance would; else null.</summary>
    private static TrendPoint? Turn(List<TrendPoint> points)
    {
        if (points.Count < FewestForTurn) return null;
        var (low, high) = (points.MinBy(p => p.Value)!, points.MaxBy(p => p.Value)!);
        var reach = high.Value - low.Value;
        if (reach <= 0) return null;
        foreach (var (turn, sign) in new[] { (low, 1), (high, -1) })
        {
            var at = points.IndexOf(turn);
            var (before, after) = ((points[0].Value - turn.Value) * sign, (points[^1].Value - turn.Value) * sign);
            if (at == 0 || at == points.Count - 1 || before < reach * ClearTurn || after < reach * ClearTurn) continue;
            var values = points.Select(p => p.Value * sign).ToArray();
            if (OneWay(values[..(at + 1)]) <= -SmoothTurn && OneWay(values[at..]) >= SmoothTurn) return turn;
        }
        return null;
    }

    /// <summary>Share of steps up minus share of steps down.</summary>
    private static double OneWay(double[] values) => values.Zip(values.Skip(1), (a, b) => Math.Sign(b - a)).Average();

    /// <summary>Time in units of the grain, so that gaps count.</summary>
    private static double Position(string period, string grain)
    {
        var days = DateTime.Parse(period, CultureInfo.InvariantCulture).Subtract(DateTime.UnixEpoch).TotalDays;
        return days / Grains.First(g => g.Name == grain).Days;
    }

    [GeneratedRegex("(?i)(sales|revenue|amount|total|quantity|qty|count|units|profit|cost|spend|orders|volume|visits|clicks)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Total();
}
