using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;
using Cadre.Workers.Data.Query;

namespace Cadre.Workers.Data.Shape;

/// <summary>The functions that make one value of many. Those of numbers refuse other columns by name.</summary>
internal static class AggregateSql
{
    private static readonly string[] OfNumbers = ["sum", "mean", "median", "std"];

    /// <param name="function">Its name.</param>
    /// <param name="column">Of which column.</param>
    /// <param name="columns">Those there are.</param>
    /// <param name="where">Which rows count; all when empty.</param>
    internal static Outcome<string> Of(string function, string? column, IReadOnlyList<ColumnSchema> columns, string where = "")
    {
        var filter = where.Length == 0 ? "" : $" FILTER (WHERE {where})";
        if (string.IsNullOrEmpty(column))
            return function == "count" ? "count(*)" + filter : new Failure("measure.column", $"{function} needs a column.", "Name the column to compute it from, or use count.");
        if (FilterSql.Find(columns, column) is not { } found) return FilterSql.Unknown(column, columns);
        if (OfNumbers.Contains(function) && found.Type is not ("integer" or "number" or "boolean"))
            return new Failure("measure.type", $"{function} needs numbers; {found.Name} holds {found.Type} values.", "Use count, countDistinct, min, max, first or last, or choose a column of numbers.", Column: found.Name);
        var name = Sql.Name(found.Name);
        return function switch
        {
            "sum" when found.Type == "integer" => $"sum({name}::HUGEINT){filter}::DOUBLE",
            "count" => $"count({name}){filter}",
            "countDistinct" => $"count(DISTINCT {name}){filter}",
            "sum" => $"sum({name}::DOUBLE){filter}",
            "mean" => $"avg({name}::DOUBLE){filter}",
            "median" => $"median({name}::DOUBLE){filter}",
            "std" => $"stddev_samp({name}::DOUBLE){filter}",
            "min" or "max" or "first" or "last" => $"{function}({name}){filter}",
            _ => new Failure("measure.function", $"There is no function '{function}'.", "Use count, countDistinct, sum, mean, median, min, max, std, first or last."),
        };
    }
}
