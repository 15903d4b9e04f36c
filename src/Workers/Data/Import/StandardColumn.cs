using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>A column of the finished table: its name, its type in our words, and the SQL that produces it.</summary>
internal sealed record StandardColumn(string Name, string Type, string Expression)
{
    internal string Select => $"{Expression} AS {Sql.Name(Name)}";
}

/// <summary>Brings every engine type to text, integer, number, boolean, date or timestamp. Objects become one column per field.</summary>
internal static class StandardColumns
{
    private const int DeepestObject = 3;

    internal static Outcome<IReadOnlyList<StandardColumn>> Of(Job job, Relation relation)
    {
        var found = new List<StandardColumn>();
        foreach (var (name, type) in Describe(job, "*", relation.From))
        {
            Expand(job, relation.From, name, Sql.Name(name), type, 0, found);
            if (found.Count > job.Request.Limits.MaxColumns)
                return new Failure("limit.columns", $"The table has more than {job.Request.Limits.MaxColumns} columns.", "Remove columns, or raise the step's limit.");
        }
        if (found.Count == 0) return new Failure("file.empty", "The file has no columns.", "Give a table with a header and rows.");
        var names = ColumnNames.Tidy(found.Select(c => c.Name));
        return found.Select((c, i) => c with { Name = names[i] }).ToList();
    }

    internal static string TypeOf(string engineType) => engineType switch
    {
        "BOOLEAN" => "boolean",
        "TINYINT" or "SMALLINT" or "INTEGER" or "BIGINT" or "UTINYINT" or "USMALLINT" or "UINTEGER" => "integer",
        "DATE" => "date",
        _ when engineType.StartsWith("TIMESTAMP", StringComparison.Ordinal) => "timestamp",
        "FLOAT" or "DOUBLE" or "UBIGINT" or "HUGEINT" or "UHUGEINT" or "BIGNUM" => "number",
        _ when engineType.StartsWith("DECIMAL", StringComparison.Ordinal) => "number",
        _ => "text",
    };

    private static IEnumerable<(string Name, string Type)> Describe(Job job, string what, string from)
    {
        using var rows = job.Engine.Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT {what} FROM {from})");
        return rows.ToList().Select(r => (r[0].Text ?? "", r[1].Text ?? ""));
    }

    private static void Expand(Job job, string from, string name, string expression, string type, int depth, List<StandardColumn> found)
    {
        if (!type.StartsWith("STRUCT(", StringComparison.Ordinal) || !type.EndsWith(')') || depth == DeepestObject)
        {
            found.Add(new StandardColumn(name, TypeOf(type), Convert(expression, type)));
            return;
        }
        foreach (var (field, fieldType) in Describe(job, $"unnest({expression})", from))
        {
            if (found.Count > job.Request.Limits.MaxColumns) return;
            Expand(job, from, $"{name}.{field}", $"({expression}).{Sql.Name(field)}", fieldType, depth + 1, found);
        }
    }

    private static string Convert(string expression, string type) => TypeOf(type) switch
    {
        "integer" => $"{expression}::BIGINT",
        "number" when type is "FLOAT" or "DOUBLE" => $"CASE WHEN isfinite({expression}) THEN {expression}::DOUBLE END",
        "number" => $"{expression}::DOUBLE",
        "boolean" or "date" => expression,
        "timestamp" => $"{expression}::TIMESTAMP",
        _ when type is "VARCHAR" => expression,
        _ when type is "BLOB" => $"base64({expression})",
        _ when type.EndsWith(']') || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.StartsWith("MAP", StringComparison.Ordinal) || type.StartsWith("UNION", StringComparison.Ordinal)
            => $"to_json({expression})::VARCHAR",
        _ => $"{expression}::VARCHAR",
    };
}
