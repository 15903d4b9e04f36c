using System.Globalization;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Profile;

/// <summary>Describes one column with queries over the whole table, so that only one column is in memory at a time.</summary>
internal static class ColumnProfiler
{
    private const long ExactDistinctRows = 500_000;
    private const int TopValues = 10;
    private const long MostKindsForTop = 100_000;

    internal static ColumnProfile Profile(Job job, LoadedTable table, ColumnSchema column)
    {
        var name = Sql.Name(column.Name);
        var exact = table.RowCount <= ExactDistinctRows;
        using var basics = job.Engine.Query($"SELECT count({name}), {(exact ? $"count(DISTINCT {name})" : $"approx_count_distinct({name})")} FROM {table.From}");
        var row = basics.ToList()[0];
        long count = row[0].AsLong, distinct = Math.Min(row[1].AsLong, row[0].AsLong);
        var numeric = column.Type is "integer" or "number" && count > 0 ? NumericProfiler.Profile(job, table, column) : null;
        var text = column.Type == "text" && count > 0 ? Text(job, table, name) : null;
        var dates = column.Type is "date" or "timestamp" && count > 0 ? Dates(job, table, name) : null;
        var top = count == 0 || (column.Type == "number" && distinct > 50) || distinct > MostKindsForTop || distinct == count ? [] : Top(job, table, name, count);
        var role = ColumnRoles.Of(column, count, distinct, numeric, text);
        return new ColumnProfile(column.Name, column.Type, role, count, table.RowCount - count, distinct, !exact, numeric, text, dates, top);
    }

    private static TextProfile Text(Job job, LoadedTable table, string name)
    {
        using var rows = job.Engine.Query(
            $"SELECT min(length({name})), max(length({name})), avg(length({name})), count(*) FILTER (trim({name}) = '') FROM {table.From}");
        var row = rows.ToList()[0];
        return new TextProfile(row[0].AsLong, row[1].AsLong, row[2].AsDouble, row[3].AsLong);
    }

    private static DateProfile Dates(Job job, LoadedTable table, string name)
    {
        using var rows = job.Engine.Query($"SELECT min({name}), max({name}), epoch(max({name})::TIMESTAMP - min({name})::TIMESTAMP) / 86400.0 FROM {table.From}");
        var row = rows.ToList()[0];
        return new DateProfile(row[0].Display, row[1].Display, row[2].AsDouble);
    }

    private static List<ValueCount> Top(Job job, LoadedTable table, string name, long count)
    {
        using var rows = job.Engine.Query(string.Create(
            CultureInfo.InvariantCulture, $"SELECT {name}, count(*) AS n FROM {table.From} WHERE {name} IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT {TopValues}"));
        return rows.ToList().Select(r => new ValueCount(r[0], r[1].AsLong, (double)r[1].AsLong / count)).ToList();
    }
}
