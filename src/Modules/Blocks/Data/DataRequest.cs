using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Tables;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Data;

/// <summary>What a data block asks of the worker.</summary>
internal sealed class DataRequest(TableSource source)
{
    private const int PreviewRows = 200;

    /// <summary>The tables in order: the block's own, else the connected ones; then the second.</summary>
    public static IReadOnlyList<JsonElement> Sources(DataSettings settings, JsonElement? first, JsonElement? second)
    {
        var values = TableSource.Values(first).ToList();
        if (settings.Artifact is { } uploaded)
        {
            values.Insert(0, JsonSerializer.SerializeToElement(uploaded, CadreJson.Stored));
        }
        else if (!string.IsNullOrWhiteSpace(settings.Inline) && values.Count == 0)
        {
            values.Add(JsonSerializer.SerializeToElement(settings.Inline));
        }

        return [.. values, .. TableSource.Values(second)];
    }

    /// <summary>Places the tables and writes the request.</summary>
    public async Task<Result<JsonObject>> PrepareAsync(Tenant tenant, DataSettings settings, IReadOnlyList<JsonElement> values, ISandbox sandbox, CancellationToken cancellationToken)
    {
        var tables = await source.PlaceAsync(tenant, sandbox, values, settings.Format, settings.Sheet, cancellationToken);
        return tables.Map(placed => Write(settings, placed));
    }

    private static JsonObject Write(DataSettings settings, JsonArray tables)
    {
        var request = new JsonObject { ["operation"] = "query", ["tables"] = tables, ["output"] = "out", ["previewRows"] = PreviewRows };
        Add(request, "filters", settings.Filters);
        Add(request, "join", settings.Join);
        Add(request, "group", settings.Group);
        Add(request, "pivot", settings.Pivot);
        Add(request, "sort", settings.Sort);
        if (!string.IsNullOrWhiteSpace(settings.Sql))
        {
            request["sql"] = settings.Sql;
        }

        if (settings.Limit is { } limit)
        {
            request["limit"] = limit;
        }

        if (settings.Formats is { Count: > 0 } formats)
        {
            request["formats"] = new JsonArray([.. formats.Select(f => (JsonNode)f)]);
        }

        return request;
    }

    /// <summary>Empty lists and objects are settings that somebody opened and left.</summary>
    private static void Add(JsonObject request, string name, JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.Array } list ? list.GetArrayLength() > 0 : value is { ValueKind: JsonValueKind.Object } parts && parts.EnumerateObject().Any())
        {
            request[name] = JsonNode.Parse(value.Value.GetRawText());
        }
    }
}
