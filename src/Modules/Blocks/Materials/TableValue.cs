using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cadre.Blocks.Materials;

/// <summary>A table as it travels on a port: columns and the first rows.</summary>
/// <param name="Columns">Names and types.</param>
/// <param name="Rows">The first rows.</param>
/// <param name="RowCount">Rows in all.</param>
internal sealed record TableValue(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<JsonElement>> Rows, long RowCount)
{
    /// <summary>The table a value holds; null when it is none. A list of flat objects is one, too.</summary>
    public static TableValue? From(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("columns", out var columns) && value.TryGetProperty("rows", out var rows)
            && columns.ValueKind == JsonValueKind.Array && rows.ValueKind == JsonValueKind.Array => Declared(value, columns, rows),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value.EnumerateArray().All(IsFlat) => OfObjects(value),
        _ => null,
    };

    /// <summary>As a Markdown table of at most this many rows.</summary>
    public string ToMarkdown(int most)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", Columns.Select(c => Cell(c.Name))).AppendLine(" |");
        text.Append("| ").AppendJoin(" | ", Columns.Select(c => c.Type is "integer" or "number" ? "---:" : "---")).AppendLine(" |");
        foreach (var row in Rows.Take(most))
        {
            text.Append("| ").AppendJoin(" | ", row.Select((v, i) => Cell(Text(v, i < Columns.Count && !Columns[i].Name.EndsWith("year", StringComparison.OrdinalIgnoreCase))))).AppendLine(" |");
        }

        return text.ToString();
    }

    /// <summary>A cell for people.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="grouped">Whether a number from 1800 to 2200 is a quantity; otherwise it may be a year and is left as it is.</param>
    public static string Text(JsonElement cell, bool grouped = false) => cell.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => cell.GetString()!,
        JsonValueKind.Number => cell.GetDouble() is var number && Math.Abs(number) >= 1000 && number % 1 == 0 && (grouped || Math.Abs(number) is < 1800 or > 2200) && Math.Abs(number) < 1e15
            ? number.ToString("N0", CultureInfo.InvariantCulture)
            : number.ToString("0.####", CultureInfo.InvariantCulture),
        _ => cell.GetRawText(),
    };

    private static TableValue? Declared(JsonElement value, JsonElement columns, JsonElement rows)
    {
        if (columns.EnumerateArray().Any(c => c.ValueKind != JsonValueKind.Object || !c.TryGetProperty("name", out _)) || rows.EnumerateArray().Any(r => r.ValueKind != JsonValueKind.Array))
        {
            return null;
        }

        return new TableValue(
            [.. columns.EnumerateArray().Select(c => new TableColumn(c.GetProperty("name").ToString(), c.TryGetProperty("type", out var type) ? type.ToString() : "text"))],
            [.. rows.EnumerateArray().Select(r => (IReadOnlyList<JsonElement>)[.. r.EnumerateArray()])],
            value.TryGetProperty("rowCount", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var all) ? all : rows.GetArrayLength());
    }

    private static TableValue OfObjects(JsonElement list)
    {
        var names = list.EnumerateArray().Take(200).SelectMany(item => item.EnumerateObject().Select(m => m.Name)).Distinct(StringComparer.Ordinal).Take(40).ToList();
        var rows = list.EnumerateArray().Take(200).Select(item => (IReadOnlyList<JsonElement>)[.. names.Select(n => item.TryGetProperty(n, out var cell) ? cell : default)]).ToList();
        return new TableValue(
            [.. names.Select((n, i) => new TableColumn(n, rows.All(r => r[i].ValueKind is JsonValueKind.Number or JsonValueKind.Null or JsonValueKind.Undefined) ? "number" : "text"))],
            rows,
            list.GetArrayLength());
    }

    private static bool IsFlat(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any() && item.EnumerateObject().All(m => m.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));

    private static string Cell(string text) => text.Replace('\n', ' ').Replace('\r', ' ').Replace("|", "\\|", StringComparison.Ordinal).Trim();
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">text, integer, number, boolean, date or timestamp.</param>
internal sealed record TableColumn(string Name, string Type);
