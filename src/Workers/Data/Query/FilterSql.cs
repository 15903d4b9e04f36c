using System.Globalization;
using SortKey = Cadre.Workers.Data.Protocol.SortKey;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Query;

/// <summary>Writes filters and sort keys as SQL. Columns are checked against the schema; values are quoted, never pasted.</summary>
internal static class FilterSql
{
    internal static Outcome<string> Where(IReadOnlyList<Filter> filters, IReadOnlyList<ColumnSchema> columns)
    {
        var conditions = new List<string>();
        foreach (var filter in filters)
        {
            if (Find(columns, filter.Column) is not { } column) return Unknown(filter.Column, columns);
            if (!Condition(filter, column).Try(out var condition, out var failure)) return failure;
            conditions.Add(condition);
        }
        return conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
    }

    internal static Outcome<string> OrderBy(IReadOnlyList<SortKey> keys, IReadOnlyList<ColumnSchema> columns)
    {
        var parts = new List<string>();
        foreach (var key in keys)
        {
            if (Find(columns, key.Column) is not { } column) return Unknown(key.Column, columns);
            parts.Add($"{Sql.Name(column.Name)} {(key.Descending ? "DESC" : "ASC")} NULLS LAST");
        }
        return parts.Count == 0 ? "" : " ORDER BY " + string.Join(", ", parts);
    }

    internal static ColumnSchema? Find(IReadOnlyList<ColumnSchema> columns, string name) =>
        columns.FirstOrDefault(c => c.Name == name) ?? columns.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));

    internal static Failure Unknown(string column, IReadOnlyList<ColumnSchema> columns) => new(
        "column.unknown", $"There is no column '{column}'.", "Columns: " + string.Join(", ", columns.Take(40).Select(c => c.Name)) + ".", Column: column);

    private static Outcome<string> Condition(Filter filter, ColumnSchema column)
    {
        var name = Sql.Name(column.Name);
        switch (filter.Op)
        {
            case "isNull": return $"{name} IS NULL";
            case "notNull": return $"{name} IS NOT NULL";
            case "contains": return $"contains(lower({name}::VARCHAR), lower({Sql.Text(filter.Value.Display)}))";
            case "startsWith": return $"starts_with(lower({name}::VARCHAR), lower({Sql.Text(filter.Value.Display)}))";
            case "endsWith": return $"suffix(lower({name}::VARCHAR), lower({Sql.Text(filter.Value.Display)}))";
            case "between" when filter.Values.Count != 2: return new Failure("filter.value", "between needs two values.", "Give values: [from, to].", Column: column.Name);
            case "in" or "notIn" when filter.Values.Count == 0: return new Failure("filter.value", $"{filter.Op} needs values.", "Give values: […].", Column: column.Name);
        }
        var literals = new List<string>();
        foreach (var value in filter.Op is "in" or "notIn" or "between" ? filter.Values : [filter.Value])
        {
            if (!Literal(value, column).Try(out var literal, out var failure)) return failure;
            literals.Add(literal);
        }
        return filter.Op switch
        {
            "=" or "==" => $"{name} = {literals[0]}",
            "!=" or "<>" => $"{name} IS DISTINCT FROM {literals[0]}",
            "<" or "<=" or ">" or ">=" => $"{name} {filter.Op} {literals[0]}",
            "between" => $"{name} BETWEEN {literals[0]} AND {literals[1]}",
            "in" => $"{name} IN ({string.Join(", ", literals)})",
            "notIn" => $"({name} IS NULL OR {name} NOT IN ({string.Join(", ", literals)}))",
            _ => new Failure("filter.op", $"There is no operator '{filter.Op}'.", "Use =, !=, <, <=, >, >=, contains, startsWith, endsWith, in, notIn, between, isNull or notNull.", Column: column.Name),
        };
    }

    private static Outcome<string> Literal(Cell value, ColumnSchema column)
    {
        if (value.IsNull) return new Failure("filter.value", "A comparison needs a value.", "Use isNull or notNull to look for missing values.", Column: column.Name);
        var text = value.Display;
        var fits = column.Type switch
        {
            "integer" or "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "boolean" => text is "true" or "false",
            "date" or "timestamp" => DateTime.TryParse(text, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        if (!fits) return new Failure("filter.value", $"'{text}' is not a {column.Type}.", $"Column {column.Name} holds {column.Type} values.", Column: column.Name);
        return column.Type switch
        {
            "integer" or "number" => $"{Sql.Text(text)}::DOUBLE",
            "boolean" => text,
            "date" or "timestamp" => $"{Sql.Text(text)}::TIMESTAMP",
            _ => Sql.Text(text),
        };
    }
}
