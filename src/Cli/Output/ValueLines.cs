using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cadre.Cli.Output;

/// <summary>A value as lines that can be compared: a text by its lines, a table by its rows, anything else by the lines of its JSON.</summary>
internal static class ValueLines
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The lines.</summary>
    public static IReadOnlyList<string> Of(JsonNode? value) => value switch
    {
        null => [],
        JsonValue single when single.TryGetValue<string>(out var text) => text.ReplaceLineEndings("\n").Split('\n'),
        JsonObject table when table["columns"] is JsonArray columns && table["rows"] is JsonArray rows => [string.Join(" | ", columns.Select(Name)), .. rows.Select(Row)],
        _ => value.ToJsonString(Indented).ReplaceLineEndings("\n").Split('\n'),
    };

    private static string Name(JsonNode? column) => column is JsonObject named ? named["name"]?.ToString() ?? "" : column?.ToString() ?? "";

    private static string Row(JsonNode? row) => row is JsonArray cells ? string.Join(" | ", cells.Select(cell => cell?.ToString() ?? "")) : row?.ToJsonString() ?? "";
}
