using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Rendering;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Browse;

/// <summary>Visits pages like a person: a real browser in a sandbox whose only way out is a proxy with a list of hosts.</summary>
internal sealed class BrowseExecutor(ISandboxProvider sandboxes, ISandboxProxies proxies, ArtifactFiles artifacts, IOptions<BlocksOptions> options, TimeProvider time) : BlockExecutor<BrowseSettings>("browser")
{
    /// <summary>A visit has at most so many.</summary>
    public const int MostSteps = 100;

    /// <inheritdoc/>
    public override TimeSpan DefaultTimeout => TimeSpan.FromMinutes(12);

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, BrowseSettings settings, CancellationToken cancellationToken)
    {
        var steps = Fill(settings.Steps ?? [], context);
        if (!steps.IsOk)
        {
            return steps.Error;
        }

        if (Check(steps.Value) is { } wrong)
        {
            return wrong;
        }

        ArtifactRef? moment = null;
        var visit = await context.EffectAsync("sandbox:browser", "sandbox", (key, token) => VisitAsync(context, settings, steps.Value, key, picture => moment = picture, token), cancellationToken);
        return !visit.IsOk && moment is not null
            ? Outcomes.Failed(visit.Error, new ResultView("image") { Title = "The page when it failed", Artifact = moment })
            : visit.Map<BrowseResult, StepOutcome>(v => Finish(v, steps.Value));
    }

    private static Error? Check(IReadOnlyList<BrowseStep> steps)
    {
        if (steps.Count == 0)
        {
            return StepSettings.Bad("steps", "There are no steps.", "Begin with open and an address, then say what to click and what to take.");
        }

        if (steps.Count > MostSteps)
        {
            return StepSettings.Bad("steps", $"There are more than {MostSteps} steps.", "Split the visit into several blocks.");
        }

        foreach (var (step, number) in steps.Select((s, i) => (s, i + 1)))
        {
            if (!BrowseStep.Actions.Contains(step.Action, StringComparer.Ordinal))
            {
                return StepSettings.Bad("steps", $"Step {number}: there is no action '{step.Action}'.", "Choose one of " + string.Join(", ", BrowseStep.Actions) + ".");
            }

            if (step.Action == "open" && Uri.TryCreate(step.Value, UriKind.Absolute, out var address) && address.Scheme is not ("http" or "https") && !step.Value!.StartsWith('/'))
            {
                return StepSettings.Bad("steps", $"Step {number} ({step}): this is no address of the web.", "Write it whole, such as https://example.org/.");
            }

            if (step.NeedsTarget && string.IsNullOrWhiteSpace(step.Target))
            {
                return StepSettings.Bad("steps", $"Step {number} ({step.Action}) names no target.", "Write a CSS selector, or text= or label= and the words on the page.");
            }
        }

        return steps[0].Action == "open" ? null : StepSettings.Bad("steps", "The first step opens no page.", "Begin with open and an address.");
    }

    private static Result<IReadOnlyList<BrowseStep>> Fill(IReadOnlyList<BrowseStep> steps, StepContext context)
    {
        var scope = StepExpressions.Scope(context.Input("input"));
        var filled = new List<BrowseStep>();
        foreach (var step in steps)
        {
            var value = step?.Value is { } text && text.Contains("{{", StringComparison.Ordinal) ? StepExpressions.Fill("steps", text, scope) : Result<string>.Ok(step?.Value ?? "");
            if (!value.IsOk)
            {
                return value.Error;
            }

            filled.Add((step ?? new BrowseStep("", null, null, null)) with { Value = value.Value });
        }

        return filled;
    }

    private async Task<Result<BrowseResult>> VisitAsync(StepContext context, BrowseSettings settings, IReadOnlyList<BrowseStep> steps, string key, Action<ArtifactRef> failedAt, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(Math.Clamp(settings.TimeoutSeconds ?? 120, 5, 600)), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        await using var proxy = proxies.Open(context.Tenant, WayFolder.Open(), BrowseHosts.Of(steps, settings.Hosts ?? []), new EgressSource { Canvas = context.Canvas, Block = context.Node.Address });
        var name = new SandboxKey("visit-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..40]);
        try
        {
            var started = await Browser.StartAsync(sandboxes, context.Tenant, name, options.Value, proxy.SocketPath, time.GetUtcNow(), both.Token);
            if (!started.IsOk)
            {
                return started.Error;
            }

            await using var browser = started.Value;
            var tab = await BrowserTab.OpenAsync(browser, Math.Clamp(settings.Width ?? 1280, 320, 2560), Math.Clamp(settings.Height ?? 800, 320, 2160), time, both.Token);
            var patience = TimeSpan.FromSeconds(Math.Clamp(settings.PatienceSeconds ?? 10, 1, 60));
            return await tab.ThenAsync(async t =>
            {
                await t.WatchAsync(frame => Show(context, frame), both.Token);
                var visited = await new BrowseRun(t, context, artifacts, patience, failedAt).DoAsync(steps, both.Token);
                await t.WatchAsync(null, both.Token);
                return visited;
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Outcomes.Unusable("browser_timeout", $"The visit took longer than {Math.Clamp(settings.TimeoutSeconds ?? 120, 5, 600)} seconds.", "Raise the time limit, or do less in one visit.");
        }
    }

    private static Task Show(StepContext context, string frame)
    {
        context.Emit("picture", "data:image/jpeg;base64," + frame);
        return Task.CompletedTask;
    }

    private static StepOutcome.Completed Finish(BrowseResult visit, IReadOnlyList<BrowseStep> steps)
    {
        var result = new StepResult().ByEngine("Chromium").Output("data", visit.Data).Figure("steps", steps.Count);
        foreach (var member in visit.Data.EnumerateObject())
        {
            var isTable = TableValue.From(member.Value) is not null;
            result.View(isTable && member.Value.ValueKind == JsonValueKind.Object ? "table" : member.Value.ValueKind == JsonValueKind.String ? "markdown" : isTable ? "table" : "json", member.Name, isTable && member.Value.ValueKind == JsonValueKind.Array ? AsTable(member.Value) : member.Value);
        }

        var first = visit.Data.EnumerateObject().Select(m => m.Value).FirstOrDefault(v => TableValue.From(v) is not null);
        _ = first.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? result.Output("table", first.ValueKind == JsonValueKind.Object ? first : AsTable(first)) : result;
        visit.Screenshots.ToList().ForEach(s => result.View("image", s.Name, s));
        _ = visit.Screenshots.Count > 0 ? result.Output("screenshots", visit.Screenshots) : result;
        visit.Pdfs.ToList().ForEach(p => result.View("pdf", p.Name, p));
        _ = visit.Pdfs.Count > 0 ? result.Output("pdf", visit.Pdfs[0]) : result;
        _ = visit.Unreached.Count > 0 ? result.Warn("Not loaded, because these hosts are not on the list or did not answer: " + string.Join(", ", visit.Unreached.Take(12)) + ".") : result;
        steps.Where(s => s.Action == "open" && Uri.TryCreate(s.Value, UriKind.Absolute, out _)).Select(s => new Uri(s.Value!).Host).Distinct(StringComparer.Ordinal).ToList().ForEach(h => result.From("web:" + h));
        return visit.Data.EnumerateObject().Any() || visit.Screenshots.Count + visit.Pdfs.Count > 0 ? result.Done() : result.Message("All steps were done; none of them took anything.").Done();
    }

    private static JsonElement AsTable(JsonElement list)
    {
        var table = TableValue.From(list)!;
        return JsonSerializer.SerializeToElement(new { columns = table.Columns, rows = table.Rows, rowCount = table.RowCount }, CadreJson.Stored);
    }
}
