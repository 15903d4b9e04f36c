using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;
using Cadre.Workers.Data.Query;

namespace Cadre.Workers.Data.Shape;

/// <summary>A join of two tables. Key columns appear once; other columns that both have get a number behind their name on the right.</summary>
internal static class JoinSql
{
    internal static Outcome<string> Of(JoinTables join, string from, IReadOnlyList<ColumnSchema> columns, IReadOnlyList<LoadedTable> tables)
    {
        var other = join.Table is { Length: > 0 } name ? tables.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase)) : tables.Count > 1 ? tables[1] : null;
        if (other is null) return new Failure("join.table", "There is no second table to join.", "Connect another table to the block's second input.");
        if (join.On.Count == 0) return new Failure("join.keys", "A join needs at least one pair of columns that must be equal.", "Name the column of each table that identifies the same thing.");
        var keys = new List<(ColumnSchema Left, ColumnSchema Right)>();
        foreach (var key in join.On)
        {
            if (FilterSql.Find(columns, key.Left) is not { } left) return FilterSql.Unknown(key.Left, columns);
            if (FilterSql.Find(other.Columns, key.Right is { Length: > 0 } named ? named : key.Left) is not { } right) return FilterSql.Unknown(key.Right ?? key.Left, other.Columns);
            keys.Add((left, right));
        }
        var on = string.Join(" AND ", keys.Select(Equal));
        var tail = $"FROM {from} AS l {{0}} JOIN {Sql.Name(other.Name)} AS r ON {on}";
        return join.Kind switch
        {
            "semi" or "anti" => "SELECT l.* " + string.Format(System.Globalization.CultureInfo.InvariantCulture, tail, join.Kind.ToUpperInvariant()),
            "inner" or "left" or "right" or "full" => $"SELECT {Selected(keys, columns, other.Columns)} " + string.Format(System.Globalization.CultureInfo.InvariantCulture, tail, join.Kind.ToUpperInvariant()),
            _ => new Failure("join.kind", $"There is no join '{join.Kind}'.", "Use inner, left, right, full, semi or anti."),
        };
    }

    /// <summary>Columns of unlike types are compared as text, so that a code stored as a number meets the same code stored as text.</summary>
    private static string Equal((ColumnSchema Left, ColumnSchema Right) key)
    {
        var (left, right) = ("l." + Sql.Name(key.Left.Name), "r." + Sql.Name(key.Right.Name));
        return Family(key.Left.Type) == Family(key.Right.Type) ? $"{left} = {right}" : $"{left}::VARCHAR = {right}::VARCHAR";
    }

    private static string Family(string type) => type switch { "integer" => "number", "timestamp" => "date", _ => type };

    private static string Selected(List<(ColumnSchema Left, ColumnSchema Right)> keys, IReadOnlyList<ColumnSchema> left, IReadOnlyList<ColumnSchema> right)
    {
        var others = right.Where(c => keys.TrueForAll(k => k.Right != c)).ToList();
        var names = ColumnNames.Tidy([.. left.Select(c => c.Name), .. others.Select(c => c.Name)]);
        var lefts = left.Select(c => keys.Find(k => k.Left == c) is { Right: { } match }
            ? Family(c.Type) == Family(match.Type) ? $"coalesce(l.{Sql.Name(c.Name)}, r.{Sql.Name(match.Name)})" : $"coalesce(l.{Sql.Name(c.Name)}::VARCHAR, r.{Sql.Name(match.Name)}::VARCHAR)"
            : "l." + Sql.Name(c.Name));
        return string.Join(", ", lefts.Concat(others.Select(c => "r." + Sql.Name(c.Name))).Zip(names, (column, name) => $"{column} AS {Sql.Name(name)}"));
    }
}
