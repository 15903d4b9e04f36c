using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Profile;

/// <summary>Outliers, duplicate rows and missing values, over the whole table.</summary>
internal static class DataQuality
{
    private const double Fence = 1.5;
    private const double RobustZ = 3.5;
    private const double MadToSigma = 0.6745;
    private const long MostRowsForDuplicates = 5_000_000;
    private const int Examples = 5;

    internal static List<OutlierProfile> Outliers(Job job, LoadedTable table, IReadOnlyList<ColumnProfile> columns)
    {
        var found = new List<OutlierProfile>();
        foreach (var column in columns.Where(c => c.Role == ColumnRoles.Measure && c.Numeric is not null))
        {
            var numeric = column.Numeric!;
            double low = numeric.Quantiles["p25"] - (Fence * numeric.Iqr), high = numeric.Quantiles["p75"] + (Fence * numeric.Iqr);
            if (numeric.Min >= low && numeric.Max <= high) continue;
            var x = $"{Sql.Name(column.Name)}::DOUBLE";
            var outside = $"({x} < {Sql.Number(low)} OR {x} > {Sql.Number(high)})";
            var distance = $"abs({x} - {Sql.Number(numeric.Median)})";
            var robust = numeric.Mad > 0 ? $"count(*) FILTER ({MadToSigma} * {distance} / {Sql.Number(numeric.Mad)} > {RobustZ})" : "0::BIGINT";
            using var counts = job.Engine.Query(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SELECT count(*) FILTER {outside}, {robust} FROM {table.From}"));
            var row = counts.ToList()[0];
            using var extremes = job.Engine.Query($"SELECT DISTINCT {x} AS v, {distance} AS d FROM {table.From} WHERE {outside} ORDER BY d DESC LIMIT {Examples}");
            found.Add(new OutlierProfile(
                column.Name, low, high, row[0].AsLong, row[1].AsLong, (double)row[0].AsLong / column.Count, extremes.ToList().Select(e => e[0].AsDouble).ToList()));
        }
        return found;
    }

    /// <summary>Rows that repeat an earlier row in every column, by a 64-bit hash of the row; null for very long tables.</summary>
    internal static DuplicateProfile? Duplicates(Job job, LoadedTable table)
    {
        if (table.RowCount is 0 or > MostRowsForDuplicates) return null;
        var all = string.Join(", ", table.Columns.Select(c => Sql.Name(c.Name)));
        var repeated = job.Engine.Scalar($"SELECT count(*) - count(DISTINCT hash({all})) FROM {table.From}").AsLong;
        return new DuplicateProfile(repeated, (double)repeated / table.RowCount);
    }

    internal static MissingProfile Missing(Job job, LoadedTable table, IReadOnlyList<ColumnProfile> columns)
    {
        var incomplete = columns.Where(c => c.Nulls > 0).OrderByDescending(c => c.Nulls).ToList();
        var complete = incomplete.Count == 0
            ? table.RowCount
            : job.Engine.Scalar($"SELECT count(*) FROM {table.From} WHERE {string.Join(" AND ", incomplete.Select(c => Sql.Name(c.Name) + " IS NOT NULL"))}").AsLong;
        var cells = incomplete.Sum(c => c.Nulls);
        return new MissingProfile(
            complete, cells, table.RowCount == 0 ? 0 : (double)cells / table.RowCount / columns.Count,
            incomplete.Select(c => new ValueCount(Cell.Of(c.Name), c.Nulls, (double)c.Nulls / table.RowCount)).ToList());
    }
}
