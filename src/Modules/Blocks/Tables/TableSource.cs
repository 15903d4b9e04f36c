using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Tables;

/// <summary>Where tables come from: files, tables of other blocks, JSON and text. Places them in a sandbox for the worker.</summary>
internal sealed class TableSource(ArtifactFiles artifacts)
{
    private const int MostTables = 16;

    /// <summary>The worker's <c>tables</c> list for values; an error when there is none.</summary>
    public async Task<Result<JsonArray>> PlaceAsync(Tenant tenant, ISandbox sandbox, IReadOnlyList<JsonElement> values, string? format, string? sheet, CancellationToken cancellationToken)
    {
        var tables = new JsonArray();
        foreach (var value in values.Take(MostTables))
        {
            var placed = await PlaceAsync(tenant, sandbox, value, tables.Count, cancellationToken);
            if (!placed.IsOk)
            {
                return placed.Error;
            }

            if (format is not (null or "auto"))
            {
                placed.Value["format"] = format;
            }

            if (!string.IsNullOrEmpty(sheet))
            {
                placed.Value["sheet"] = sheet;
            }

            tables.Add(placed.Value);
        }

        return tables.Count > 0 ? tables : Outcomes.Unusable("no_table", "There is no table to work on.", "Upload a file, paste a table, or connect a block that gives one.");
    }

    /// <summary>The values of a port that stand for tables: a list of files or tables is several, anything else one.</summary>
    public static IReadOnlyList<JsonElement> Values(JsonElement? port) => port switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => ArtifactFiles.From(item) is not null || IsDeclared(item)) => [.. list.EnumerateArray()],
        { } value => [value],
    };

    private async Task<Result<JsonObject>> PlaceAsync(Tenant tenant, ISandbox sandbox, JsonElement value, int number, CancellationToken cancellationToken)
    {
        var path = $"in/table{number + 1}";
        if (ArtifactFiles.From(value) is { } artifact)
        {
            var placed = await artifacts.PlaceAsync(tenant, artifact, sandbox, path, cancellationToken);
            return placed.Map(_ => new JsonObject { ["path"] = path });
        }

        var text = IsDeclared(value) ? Objects(TableValue.From(value)!) : value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (string.IsNullOrWhiteSpace(text))
        {
            return Outcomes.Unusable("no_table", "The table is empty.", "Give a table with a heading row and at least one row.");
        }

        var written = await SandboxJobs.WriteAsync(sandbox, path, FindTable(text), cancellationToken);
        return written.Map(_ => new JsonObject { ["path"] = path });
    }

    private static bool IsDeclared(JsonElement value) => value.ValueKind == JsonValueKind.Object && TableValue.From(value) is not null;

    private static string Objects(TableValue table) => JsonSerializer.Serialize(
        table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal)));

    /// <summary>Markdown tables become CSV; other text stays.</summary>
    private static string FindTable(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        var rule = lines.FindIndex(line => line.StartsWith('|') && line.Contains("---", StringComparison.Ordinal) && line.All(c => c is '|' or '-' or ':' or ' '));
        if (rule < 1)
        {
            return text;
        }

        var rows = lines.Skip(rule - 1).TakeWhile(line => line.StartsWith('|')).Where((_, index) => index != 1);
        return string.Join('\n', rows.Select(row => string.Join(',', row.Trim('|').Split('|').Select(cell => '"' + cell.Trim().Replace("\"", "\"\"", StringComparison.Ordinal) + '"'))));
    }
}
