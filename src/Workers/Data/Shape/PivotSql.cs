using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;
using Cadre.Workers.Data.Query;

namespace Cadre.Workers.Data.Shape;

/// <summary>A cross table: the values of one column become columns. Missing ones have a column of their own.</summary>
internal static class PivotSql
{
    private const int MostColumns = 200;
    private const string Missing = "(missing)";

    internal static Outcome<string> Of(PivotTable pivot, DuckSession engine, string from, IReadOnlyList<ColumnSchema> columns)
    {
        if (FilterSql.Find(columns, pivot.Columns) is not { } across) return FilterSql.Unknown(pivot.Columns, columns);
        var down = new List<ColumnSchema>();
        foreach (var name in pivot.Rows)
        {
            if (FilterSql.Find(columns, name) is not { } column) return FilterSql.Unknown(name, columns);
            if (!down.Contains(column)) down.Add(column);
        }
        if (!AggregateSql.Of(pivot.Function, pivot.Values, columns).Try(out var total, out var failure)) return failure;
        var values = Values(engine, from, across);
        if (values.Count > MostColumns)
            return new Failure("pivot.wide", $"{across.Name} has more than {MostColumns} different values; each would be a column.", "Pivot by a column with fewer values, or group by it.", Column: across.Name);
        var names = ColumnNames.Tidy([.. down.Select(c => c.Name), .. values.Select(v => v ?? Missing), .. pivot.Totals ? (string[])["Total"] : []]);
        var cells = new List<string>();
        foreach (var value in values)
        {
            var where = $"{Sql.Name(across.Name)}::VARCHAR {(value is null ? "IS NULL" : "= " + Sql.Text(value))}";
            if (!AggregateSql.Of(pivot.Function, pivot.Values, columns, where).Try(out var cell, out failure)) return failure;
            cells.Add(cell);
        }
        var select = down.Select(c => Sql.Name(c.Name)).Concat(cells).Concat(pivot.Totals ? [total] : []).Zip(names, (what, name) => $"{what} AS {Sql.Name(name)}");
        var keys = string.Join(", ", down.Select(c => Sql.Name(c.Name)));
        return $"SELECT {string.Join(", ", select)} FROM {from}" + (down.Count == 0 ? "" : $" GROUP BY {keys} ORDER BY {keys}");
    }

    private static List<string?> Values(DuckSession engine, string from, ColumnSchema across)
    {
        using var rows = engine.Query($"SELECT {Sql.Name(across.Name)}::VARCHAR FROM {from} GROUP BY {Sql.Name(across.Name)} ORDER BY {Sql.Name(across.Name)} NULLS LAST LIMIT {MostColumns + 1}");
        return rows.ToList().Select(row => row[0].Text).ToList();
    }
}
