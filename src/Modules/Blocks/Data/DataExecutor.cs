using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Tables;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Data;

/// <summary>Reads a table, filters it and asks it questions in SQL.</summary>
internal sealed class DataExecutor(TableWorker worker, TableSource source, ArtifactFiles artifacts) : BlockExecutor<DataSettings>("data")
{
    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, DataSettings settings, CancellationToken cancellationToken)
    {
        var values = TableSource.Values(context.Input("source")).ToList();
        if (settings.Artifact is { } uploaded)
        {
            values.Insert(0, JsonSerializer.SerializeToElement(uploaded, CadreJson.Stored));
        }
        else if (!string.IsNullOrWhiteSpace(settings.Inline) && values.Count == 0)
        {
            values.Add(JsonSerializer.SerializeToElement(settings.Inline));
        }

        var answer = await context.EffectAsync(
            "sandbox:query",
            "sandbox",
            (key, token) => worker.UseAsync(context, key, (sandbox, t) => PrepareAsync(context, settings, values, sandbox, t), (sandbox, json, t) => TakeAsync(context, Name(settings, values), sandbox, json, t), token),
            cancellationToken);
        return answer.Map(Finish);
    }

    private async Task<Result<JsonObject>> PrepareAsync(StepContext context, DataSettings settings, List<JsonElement> values, ISandbox sandbox, CancellationToken cancellationToken)
    {
        var tables = await source.PlaceAsync(context.Tenant, sandbox, values, settings.Format, settings.Sheet, cancellationToken);
        return tables.Map(placed =>
        {
            var request = new JsonObject { ["operation"] = "query", ["tables"] = placed, ["output"] = "out", ["previewRows"] = 200 };
            if (settings.Filters is { ValueKind: JsonValueKind.Array } filters && filters.GetArrayLength() > 0)
            {
                request["filters"] = JsonNode.Parse(filters.GetRawText());
            }

            if (!string.IsNullOrWhiteSpace(settings.Sql))
            {
                request["sql"] = settings.Sql;
            }

            if (settings.Limit is { } limit)
            {
                request["limit"] = limit;
            }

            return request;
        });
    }

    private async Task<Result<TableAnswer>> TakeAsync(StepContext context, string name, ISandbox sandbox, JsonElement json, CancellationToken cancellationToken)
    {
        var parquet = await artifacts.SaveAsync(context.Tenant, sandbox, "out/result.parquet", name + ".parquet", "application/vnd.apache.parquet", cancellationToken);
        var csv = await parquet.ThenAsync(_ => artifacts.SaveAsync(context.Tenant, sandbox, "out/result.csv", name + ".csv", "text/csv", cancellationToken));
        return csv.Map(file =>
        {
            var table = (JsonObject)JsonNode.Parse(json.GetProperty("table").GetRawText())!;
            table["file"] = JsonSerializer.SerializeToNode(parquet.Value, CadreJson.Stored);
            return new TableAnswer(Shorten(table), file, WorkerWarnings.Of(json), json.GetProperty("engine").GetString() ?? "");
        });
    }

    private static StepOutcome Finish(TableAnswer answer)
    {
        var rows = answer.Table.GetProperty("rowCount").GetInt64();
        var result = new StepResult().Output("table", answer.Table).Output("file", answer.File).ByEngine(answer.Engine)
            .View("table", rows == 1 ? "1 row" : $"{rows:N0} rows", answer.Table)
            .View("file", "All rows as CSV", answer.File)
            .Figure("rows", rows).Figure("columns", answer.Table.GetProperty("columns").GetArrayLength());
        foreach (var warning in answer.Warnings)
        {
            result.Warn(warning);
        }

        return result.Done();
    }

    /// <summary>Keeps the preview below what a view may hold: wide tables show fewer rows.</summary>
    private static JsonElement Shorten(JsonObject table)
    {
        var rows = (JsonArray)table["rows"]!;
        while (rows.Count > 5 && table.ToJsonString().Length > 50_000)
        {
            rows.RemoveRange(rows.Count * 3 / 4, rows.Count - (rows.Count * 3 / 4));
        }

        return JsonSerializer.SerializeToElement(table);
    }

    private static string Name(DataSettings settings, List<JsonElement> values)
    {
        var file = settings.Artifact ?? values.Select(v => ArtifactFiles.From(v)).FirstOrDefault(a => a is not null);
        return file is null ? "table" : Path.GetFileNameWithoutExtension(file.Name) is { Length: > 0 } name ? name : "table";
    }

    private sealed record TableAnswer(JsonElement Table, ArtifactRef File, IReadOnlyList<string> Warnings, string Engine);
}

/// <summary>Settings of data blocks.</summary>
internal sealed record DataSettings(ArtifactRef? Artifact, string? Inline, string? Format, JsonElement? Filters, string? Sql, long? Limit, string? Sheet);
