using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Export;

/// <summary>Keeps spreadsheet programs from running what a cell says: text that begins like a formula gets an apostrophe in front.</summary>
internal static class Formulas
{
    internal static bool IsDangerous(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';

    internal static string Defuse(string text) => IsDangerous(text) ? "'" + text : text;

    /// <summary>Select list that defuses every text column, and the names of the columns.</summary>
    internal static string DefusedColumns(IReadOnlyList<ColumnSchema> columns) => string.Join(", ", columns.Select(c =>
    {
        var name = Sql.Name(c.Name);
        var shown = Sql.Name(Defuse(c.Name));
        return c.Type == "text" ? $"CASE WHEN regexp_matches({name}, '^[=+@＝＋－＠\\t\\r\\n-]') THEN '''' || {name} ELSE {name} END AS {shown}" : $"{name} AS {shown}";
    }));
}
