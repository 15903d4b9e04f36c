using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Tables;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Data;

/// <summary>Reads a table, filters it and asks it questions in SQL.</summary>
internal sealed class DataExecutor(TableWorker worker, DataRequest request, DataQuestion questions, ArtifactFiles artifacts) : BlockExecutor<DataSettings>("data")
{
    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, DataSettings settings, CancellationToken cancellationToken)
    {
        var values = DataRequest.Sources(settings, context.Input("source"), context.Input("second"));
        var draft = string.IsNullOrWhiteSpace(settings.Question) || !string.IsNullOrWhiteSpace(settings.Sql) ? Result<Draft<string>?>.Ok(null) : await questions.WriteAsync(context, settings, values, cancellationToken);
        if (!draft.IsOk)
        {
            return draft.Error;
        }

        var asked = draft.Value?.Value is { } sql ? settings with { Sql = sql } : settings;
        var answer = await context.EffectAsync(
            "sandbox:query",
            "sandbox",
            (key, token) => worker.UseAsync(context.Tenant, context.Progress, key, (sandbox, t) => request.PrepareAsync(context.Tenant, asked, values, sandbox, t), (sandbox, json, t) => TakeAsync(context, Name(settings, values), sandbox, json, t), token),
            cancellationToken);
        return answer.Map<TableAnswer, StepOutcome>(a => Finish(a, settings, draft.Value));
    }

    private async Task<Result<TableAnswer>> TakeAsync(StepContext context, string name, ISandbox sandbox, JsonElement json, CancellationToken cancellationToken)
    {
        var parquet = await artifacts.SaveAsync(context.Tenant, sandbox, "out/result.parquet", name + ".parquet", "application/vnd.apache.parquet", cancellationToken);
        var csv = await parquet.ThenAsync(_ => artifacts.SaveAsync(context.Tenant, sandbox, "out/result.csv", name + ".csv", "text/csv", cancellationToken));
        if (!csv.IsOk)
        {
            return csv.Error;
        }

        var more = new List<ArtifactRef>();
        foreach (var made in json.GetProperty("files").EnumerateArray().Skip(2))
        {
            var path = made.GetProperty("path").GetString()!;
            var saved = await artifacts.SaveAsync(context.Tenant, sandbox, path, name + Path.GetExtension(path), made.GetProperty("mediaType").GetString()!, cancellationToken);
            if (!saved.IsOk)
            {
                return saved.Error;
            }

            more.Add(saved.Value);
        }

        return csv.Map(file =>
        {
            var table = (JsonObject)JsonNode.Parse(json.GetProperty("table").GetRawText())!;
            table["file"] = JsonSerializer.SerializeToNode(parquet.Value, CadreJson.Stored);
            return new TableAnswer(Shorten(table), file, more, WorkerWarnings.Of(json), json.GetProperty("engine").GetString() ?? "");
        });
    }

    private static StepOutcome.Completed Finish(TableAnswer answer, DataSettings settings, Draft<string>? draft)
    {
        var rows = answer.Table.GetProperty("rowCount").GetInt64();
        var result = new StepResult().Output("table", answer.Table).Output("file", answer.File).ByEngine(answer.Engine)
            .View("table", rows == 1 ? "1 row" : $"{rows:N0} rows", answer.Table)
            .View("file", "All rows as CSV", answer.File)
            .Figure("rows", rows).Figure("columns", answer.Table.GetProperty("columns").GetArrayLength());
        if (draft?.Value is { } sql)
        {
            result.ByModel(draft.Model).View("code", "The question as SQL", sql, "sql");
        }
        else if (DataQuestion.Open(settings, draft) is { } open)
        {
            result.Warn(open);
        }

        foreach (var file in answer.More)
        {
            result.View("file", "As " + Path.GetExtension(file.Name).TrimStart('.').ToUpperInvariant(), file);
        }

        if (answer.More.Count > 0)
        {
            result.Output("files", answer.More);
        }

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

    private static string Name(DataSettings settings, IReadOnlyList<JsonElement> values)
    {
        var file = settings.Artifact ?? values.Select(v => ArtifactFiles.From(v)).FirstOrDefault(a => a is not null);
        return file is null ? "table" : Path.GetFileNameWithoutExtension(file.Name) is { Length: > 0 } name ? name : "table";
    }

    private sealed record TableAnswer(JsonElement Table, ArtifactRef File, IReadOnlyList<ArtifactRef> More, IReadOnlyList<string> Warnings, string Engine);
}
