using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Profile;

/// <summary>Moments, quantiles and a histogram of a numeric column.</summary>
internal static class NumericProfiler
{
    private const int Bins = 20;
    private const int MostWholeNumberBins = 25;

    /// <summary>Beyond this the squares of the moments leave the range of a double.</summary>
    private const string LargestForMoments = "1e100";

    private static readonly string[] QuantileNames = ["p1", "p5", "p25", "p75", "p95", "p99"];

    internal static NumericProfile Profile(Job job, LoadedTable table, ColumnSchema column)
    {
        var x = $"{Sql.Name(column.Name)}::DOUBLE";
        var moments = $"CASE WHEN abs({x}) < {LargestForMoments} THEN {x} END";
        using var rows = job.Engine.Query(
            $"""
            SELECT low, high, mean, q[4], std, total, skew, m, zeros, negatives, q[1], q[2], q[3], q[5], q[6], q[7] FROM (
              SELECT min({x}) AS low, max({x}) AS high, avg({x}) AS mean, stddev_samp({moments}) AS std, fsum({x}) AS total, skewness({moments}) AS skew, mad({x}) AS m,
                     count(*) FILTER ({x} = 0) AS zeros, count(*) FILTER ({x} < 0) AS negatives, quantile_cont({x}, [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]) AS q
              FROM {table.From})
            """);
        var r = rows.ToList()[0];
        var quantiles = QuantileNames.Select((name, i) => (name, r[10 + i].AsDouble)).ToDictionary(p => p.name, p => p.AsDouble, StringComparer.Ordinal);
        double min = r[0].AsDouble, max = r[1].AsDouble;
        return new NumericProfile(
            min, max, r[2].AsDouble, r[3].AsDouble, Finite(r[4]), r[5].AsDouble, Finite(r[6]), r[7].AsDouble, r[8].AsLong, r[9].AsLong, quantiles,
            Histogram(job, table, x, Edges(min, max, column.Type == "integer")));
    }

    internal static double[] Edges(double min, double max, bool whole)
    {
        if (whole && max - min < MostWholeNumberBins)
            return [.. Enumerable.Range(0, (int)(max - min) + 2).Select(i => min + i - 0.5)];
        return NiceScale.Ticks(min, max, Bins);
    }

    private static HistogramProfile Histogram(Job job, LoadedTable table, string x, double[] edges)
    {
        var width = edges[1] - edges[0];
        var counts = new long[edges.Length - 1];
        using var rows = job.Engine.Query(
            $"SELECT floor(({x} - {Sql.Number(edges[0])}) / {Sql.Number(width)}) AS bin, count(*) FROM {table.From} WHERE {x} IS NOT NULL GROUP BY 1");
        foreach (var row in rows.ToList())
            counts[(int)Math.Clamp(row[0].AsDouble, 0, counts.Length - 1)] += row[1].AsLong;
        return new HistogramProfile(edges, counts);
    }

    private static double? Finite(Cell cell) => double.IsFinite(cell.AsDouble) ? cell.AsDouble : null;
}
