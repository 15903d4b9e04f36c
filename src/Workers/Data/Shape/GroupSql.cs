using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;
using Cadre.Workers.Data.Query;

namespace Cadre.Workers.Data.Shape;

/// <summary>One row per group with its figures, in the order of the groups.</summary>
internal static class GroupSql
{
    private static readonly Measure Rows = new() { Function = "count", Name = "rows" };

    internal static Outcome<string> Of(GroupRows group, string from, IReadOnlyList<ColumnSchema> columns)
    {
        var by = new List<ColumnSchema>();
        foreach (var name in group.By)
        {
            if (FilterSql.Find(columns, name) is not { } column) return FilterSql.Unknown(name, columns);
            if (!by.Contains(column)) by.Add(column);
        }
        var measures = group.Measures.Count == 0 ? [Rows] : group.Measures;
        var expressions = new List<string>();
        foreach (var measure in measures)
        {
            if (!AggregateSql.Of(measure.Function, measure.Column, columns).Try(out var expression, out var failure)) return failure;
            expressions.Add(expression);
        }
        var names = ColumnNames.Tidy([.. by.Select(c => c.Name), .. measures.Select(NameOf)]);
        var select = by.Select(c => Sql.Name(c.Name)).Concat(expressions).Zip(names, (what, name) => $"{what} AS {Sql.Name(name)}");
        var keys = string.Join(", ", by.Select(c => Sql.Name(c.Name)));
        return $"SELECT {string.Join(", ", select)} FROM {from}" + (by.Count == 0 ? "" : $" GROUP BY {keys} ORDER BY {keys}");
    }

    private static string NameOf(Measure measure) => measure switch
    {
        { Name: { Length: > 0 } name } => name,
        { Column: { Length: > 0 } column } => $"{measure.Function} of {column}",
        _ => "rows",
    };
}
