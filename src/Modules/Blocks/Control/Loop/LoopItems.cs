using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Control.Loop;

/// <summary>What a value consists of: elements of a list, rows of a table, entries of an object, lines of a text, numbers up to a number.</summary>
internal static class LoopItems
{
    private const int Largest = 100_000;

    public static Result<JsonElement[]> Of(JsonElement? input, LoopSettings settings)
    {
        if (input is not { } given)
        {
            return Outcomes.Unusable("items_missing", "There are no items to go through.", "Connect a list, a table or a text to the loop's input 'Items'.");
        }

        if (!string.IsNullOrWhiteSpace(settings.Expression))
        {
            var value = StepExpressions.Evaluate("expression", settings.Expression, StepExpressions.Scope(given));
            if (!value.IsOk)
            {
                return value.Error;
            }

            given = JsonSerializer.SerializeToElement(value.Value);
        }

        var most = Math.Clamp(settings.MaxItems ?? 10_000, 1, Largest);
        return Split(given, most).Then<JsonElement[]>(items => items.Length > most
            ? Outcomes.Unusable("too_many_items", $"There are {items.Length} items; the loop takes at most {most}.", $"Raise 'Most items' (up to {Largest}), or pass on fewer.")
            : items);
    }

    private static Result<JsonElement[]> Split(JsonElement value, int most)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                return value.EnumerateArray().ToArray();
            case JsonValueKind.Object when value.TryGetProperty("columns", out var columns) && value.TryGetProperty("rows", out var rows) && columns.ValueKind == JsonValueKind.Array && rows.ValueKind == JsonValueKind.Array:
                return Rows(value, columns, rows);
            case JsonValueKind.Object:
                return value.EnumerateObject().Select(p => JsonSerializer.SerializeToElement(new JsonObject { ["key"] = p.Name, ["value"] = JsonNode.Parse(p.Value.GetRawText()) })).ToArray();
            case JsonValueKind.String:
                return value.GetString()!.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.SerializeToElement(line)).ToArray();
            case JsonValueKind.Number when value.TryGetInt32(out var count) && count >= 0:
                return Enumerable.Range(0, Math.Min(count, most + 1)).Select(i => JsonSerializer.SerializeToElement(i)).ToArray();
            default:
                return Outcomes.Unusable("items_wrong", $"A loop cannot go through {value.ValueKind.ToString().ToLowerInvariant()}.", "Connect a list, a table, an object, a text of lines or a number.");
        }
    }

    private static Result<JsonElement[]> Rows(JsonElement table, JsonElement columns, JsonElement rows)
    {
        if (table.TryGetProperty("rowCount", out var count) && count.TryGetInt64(out var all) && all > rows.GetArrayLength())
        {
            return Outcomes.Unusable("rows_incomplete", $"The table has {all} rows, of which a connection carries the first {rows.GetArrayLength()}.", "Let a Code or Data block read its file and give the rows as a list.");
        }

        var names = columns.EnumerateArray().Select((c, i) => c.ValueKind == JsonValueKind.Object && c.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : $"column{i + 1}").ToList();
        return rows.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Array).Select(row =>
        {
            var item = new JsonObject();
            foreach (var (name, cell) in names.Zip(row.EnumerateArray()))
            {
                item[name] = JsonNode.Parse(cell.GetRawText());
            }

            return JsonSerializer.SerializeToElement(item);
        }).ToArray();
    }
}
