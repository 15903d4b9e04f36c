using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Documents;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Blocks.Tables;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Analysis;

/// <summary>Profiles a table and writes a report with charts.</summary>
internal sealed class AnalysisExecutor(TableWorker worker, TableSource source, ArtifactFiles artifacts, DocumentPress press, SvgPictures pictures, AnalysisReading reading) : BlockExecutor<AnalysisSettings>("analysis")
{
    /// <summary>The first version whose blocks ask a connected model for a reading.</summary>
    private const int AsksModels = 2;

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, AnalysisSettings settings, CancellationToken cancellationToken)
    {
        var values = TableSource.Values(context.Input("table"));
        var answer = await context.EffectAsync(
            "sandbox:analyse",
            "sandbox",
            (key, token) => worker.UseAsync(context.Tenant, context.Progress, key, (sandbox, t) => PrepareAsync(context, settings, values, sandbox, t), (sandbox, json, t) => TakeAsync(context, sandbox, json, t), token),
            cancellationToken);
        if (!answer.IsOk)
        {
            return answer.Error;
        }

        var result = new StepResult().ByEngine("statistics (" + answer.Value.Engine + ")");
        var report = context.Node.TypeVersion < AsksModels ? answer.Value.Report : await reading.AddAsync(context, settings, answer.Value.Report, result, cancellationToken);
        context.Progress(0.8, "Setting the report");
        var pdf = await context.EffectAsync(
            "sandbox:pdf",
            "sandbox",
            (_, token) => press.PdfAsync(context.Tenant, new Document(context.Node.Title, report), "analysis.pdf", token),
            cancellationToken);
        var drawn = settings.Png != true ? new List<ArtifactRef>() : await context.EffectAsync("sandbox:png", "sandbox", (_, token) => DrawAsync(context.Tenant, answer.Value.Charts, token), cancellationToken);
        return drawn.IsOk ? Finish(answer.Value with { Report = report }, result, pdf, drawn.Value) : drawn.Error;
    }

    private async Task<Result<JsonObject>> PrepareAsync(StepContext context, AnalysisSettings settings, IReadOnlyList<JsonElement> values, ISandbox sandbox, CancellationToken cancellationToken)
    {
        var tables = await source.PlaceAsync(context.Tenant, sandbox, [.. values.Take(1)], null, null, cancellationToken);
        return tables.Map(placed =>
        {
            var request = new JsonObject { ["operation"] = "analyse", ["tables"] = placed, ["output"] = "out", ["title"] = context.Node.Title, ["maxCharts"] = Math.Clamp(settings.MaxCharts ?? 12, 0, 24) };
            if (!string.IsNullOrWhiteSpace(settings.Question))
            {
                request["question"] = settings.Question;
            }

            if (!string.IsNullOrWhiteSpace(settings.Target))
            {
                request["target"] = settings.Target;
            }

            if (settings.Methods is { Count: > 0 } methods)
            {
                request["methods"] = new JsonArray([.. methods.Select(m => (JsonNode)m)]);
            }

            if (settings.GroupBy is { Count: > 0 } groups)
            {
                request["groupBy"] = new JsonArray([.. groups.Select(g => (JsonNode)g)]);
            }

            return request;
        });
    }

    private async Task<Result<AnalysisAnswer>> TakeAsync(StepContext context, ISandbox sandbox, JsonElement json, CancellationToken cancellationToken)
    {
        var report = json.GetProperty("report").GetString()!;
        var charts = new List<AnalysisChart>();
        foreach (var chart in json.TryGetProperty("charts", out var list) ? list.EnumerateArray() : default)
        {
            var path = chart.GetProperty("path").GetString()!;
            var name = Path.GetFileName(path);
            var saved = await artifacts.SaveAsync(context.Tenant, sandbox, path, name, "image/svg+xml", cancellationToken);
            if (!saved.IsOk)
            {
                return saved.Error;
            }

            charts.Add(new AnalysisChart(chart.GetProperty("title").GetString() ?? name, saved.Value));
            report = report.Replace($"({name})", $"({ArtifactLinks.Address(saved.Value)})", StringComparison.Ordinal);
        }

        return new AnalysisAnswer(report, AnalysisFigures.Of(json), charts, WorkerWarnings.Of(json), json.GetProperty("engine").GetString() ?? "");
    }

    private async Task<Result<List<ArtifactRef>>> DrawAsync(Tenant tenant, IReadOnlyList<AnalysisChart> charts, CancellationToken cancellationToken)
    {
        var drawn = new List<ArtifactRef>();
        foreach (var chart in charts)
        {
            var png = await pictures.PngAsync(tenant, chart.File, cancellationToken);
            if (!png.IsOk)
            {
                return png.Error;
            }

            drawn.Add(png.Value);
        }

        return drawn;
    }

    private static Result<StepOutcome> Finish(AnalysisAnswer answer, StepResult result, Result<ArtifactRef> pdf, List<ArtifactRef> pictures)
    {
        result.Output("report", answer.Report).Output("figures", answer.Figures)
            .Output("charts", answer.Charts.Select(c => c.File))
            .View("markdown", "Report", answer.Report);
        foreach (var chart in answer.Charts)
        {
            result.View("chart", chart.Title, chart.File);
        }

        if (pdf.IsOk)
        {
            result.Output("pdf", pdf.Value).View("pdf", "Report as PDF", pdf.Value);
        }
        else
        {
            result.Warn("No PDF was made: " + pdf.Error.Message);
        }

        if (pictures.Count > 0)
        {
            result.Output("pictures", pictures);
        }

        foreach (var warning in answer.Warnings)
        {
            result.Warn(warning);
        }

        return result.Figure("charts", answer.Charts.Count).Done();
    }

    private sealed record AnalysisAnswer(string Report, JsonElement Figures, IReadOnlyList<AnalysisChart> Charts, IReadOnlyList<string> Warnings, string Engine);

    private sealed record AnalysisChart(string Title, ArtifactRef File);
}

/// <summary>Settings of analysis blocks.</summary>
internal sealed record AnalysisSettings(string? Question, string? Target, IReadOnlyList<string>? GroupBy, IReadOnlyList<string>? Methods, int? MaxCharts, bool? Png, string? Model);
