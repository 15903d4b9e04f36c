using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Query;

/// <summary>
/// Accepts one SELECT or WITH statement. The engine's own parser decides: it must find exactly one statement, that statement must
/// be of the select kind, and its first word must be SELECT, WITH or FROM (SHOW, DESCRIBE, CALL and PRAGMA also count as selects there).
/// </summary>
internal static class SelectOnly
{
    private const int Longest = 100_000;

    private static readonly Failure NotSelect = new(
        "sql.not-select", "Only a single SELECT (or WITH … SELECT) statement is run here.", "Write one statement that reads from data, such as: SELECT * FROM data LIMIT 10.");

    /// <summary>Returns the statement without what follows its end.</summary>
    internal static Outcome<string> Check(DuckSession engine, string sql)
    {
        if (sql.Length > Longest) return new Failure("sql.too-long", $"The statement is longer than {Longest} characters.", "Shorten it.");
        if (sql.Contains('\0', StringComparison.Ordinal)) return new Failure("sql.syntax", "The statement holds a NUL character.", "Remove it.");
        var trimmed = sql.Trim().TrimEnd(';').TrimEnd();
        if (trimmed.Length == 0) return new Failure("sql.empty", "The statement is empty.", "Write, for instance: SELECT * FROM data.");
        if (FirstWord(trimmed) is not ("select" or "with" or "from")) return NotSelect;
        var (count, only) = PreparedStatement.Extract(engine, trimmed);
        using (only)
        {
            if (count != 1 || only is null || only.Kind != PreparedStatement.SelectKind) return NotSelect;
            return only.Parameters == 0
                ? trimmed
                : new Failure("sql.parameters", "The statement has parameters ($1 or ?), which have no values here.", "Write the values into the statement.");
        }
    }

    private static string FirstWord(string sql)
    {
        var rest = sql.AsSpan();
        while (true)
        {
            rest = rest.TrimStart(" \t\r\n(");
            if (rest.StartsWith("--"))
            {
                var end = rest.IndexOf('\n');
                rest = end < 0 ? [] : rest[(end + 1)..];
            }
            else if (rest.StartsWith("/*"))
            {
                var end = rest.IndexOf("*/");
                rest = end < 0 ? [] : rest[(end + 2)..];
            }
            else
            {
                break;
            }
        }
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length])) length++;
        return rest[..length].ToString().ToLowerInvariant();
    }
}
