using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Browse;

/// <summary>What a visit brought.</summary>
/// <param name="Data">Name → what was taken.</param>
/// <param name="Screenshots">Pictures of pages.</param>
/// <param name="Pdfs">Pages as PDF.</param>
/// <param name="Unreached">Hosts that did not answer.</param>
internal sealed record BrowseResult(JsonElement Data, IReadOnlyList<ArtifactRef> Screenshots, IReadOnlyList<ArtifactRef> Pdfs, IReadOnlyCollection<string> Unreached);

/// <summary>Does the steps of a visit one after another; after each, who watches sees the page.</summary>
internal sealed class BrowseRun(BrowserTab tab, StepContext context, ArtifactFiles artifacts, TimeSpan patience, Action<ArtifactRef> failedAt)
{
    private readonly JsonObject data = [];
    private readonly List<ArtifactRef> screenshots = [];
    private readonly List<ArtifactRef> pdfs = [];
    private Uri? at;

    /// <summary>Does them all.</summary>
    public async Task<Result<BrowseResult>> DoAsync(IReadOnlyList<BrowseStep> steps, CancellationToken cancellationToken)
    {
        foreach (var (step, number) in steps.Select((s, i) => (s, i + 1)))
        {
            context.Progress((number - 1) / (double)steps.Count, $"{number} of {steps.Count}: {step}");
            var done = await OneAsync(step, cancellationToken);
            if (!done.IsOk)
            {
                await KeepMomentAsync(number, cancellationToken);
                return done.Error with { Message = $"Step {number} ({step}): {done.Error.Message}" };
            }

            var seen = await tab.GlanceAsync(cancellationToken);
            if (seen.IsOk)
            {
                context.Emit("picture", "data:image/jpeg;base64," + Convert.ToBase64String(seen.Value));
            }
        }

        return new BrowseResult(JsonSerializer.SerializeToElement(data), screenshots, pdfs, tab.Unreached);
    }

    /// <summary>What the page looked like when a step failed.</summary>
    private async Task KeepMomentAsync(int number, CancellationToken cancellationToken)
    {
        var seen = await tab.GlanceAsync(cancellationToken);
        var saved = await seen.ThenAsync(bytes => artifacts.SaveAsync(context.Tenant, string.Create(CultureInfo.InvariantCulture, $"step-{number}.jpg"), "image/jpeg", bytes, cancellationToken));
        if (saved.IsOk)
        {
            failedAt(saved.Value);
        }
    }

    private async Task<Result<Done>> OneAsync(BrowseStep step, CancellationToken cancellationToken)
    {
        switch (step.Action)
        {
            case "open":
                return await GoAsync(step.Value ?? "", cancellationToken);
            case "click":
                var place = await FindAsync(step, $"place({Quote(step.Target!)})", cancellationToken);
                return await place.ThenAsync(p => tab.ClickAsync(p.GetProperty("x").GetDouble(), p.GetProperty("y").GetDouble(), cancellationToken));
            case "type":
                var focus = await FindAsync(step, $"focus({Quote(step.Target!)})", cancellationToken);
                return await focus.ThenAsync(_ => tab.TypeAsync(step.Value ?? "", cancellationToken));
            case "press":
                return BrowserKeys.Find(step.Value) is { } key ? await tab.PressAsync(key.Name, key.Code, cancellationToken)
                    : StepSettings.Bad("steps", $"There is no key '{step.Value}'.", "Choose one of " + string.Join(", ", BrowserKeys.Names) + ".");
            case "select":
                var chosen = await FindAsync(step, $"select({Quote(step.Target!)}, {Quote(step.Value ?? "")})", cancellationToken);
                return chosen.IsOk && chosen.Value.GetString() == "none" ? Outcomes.Unusable("browser_option", $"{step.Target} has no option “{step.Value}”.", "Write the option as it is shown.") : await chosen.ThenAsync(_ => tab.SettleAsync(cancellationToken));
            case "wait":
                return await WaitAsync(step, cancellationToken);
            case "screenshot":
                return await KeepAsync(screenshots, Name(step, "screenshot") + ".png", "image/png", await tab.ShootAsync(cancellationToken), cancellationToken);
            case "pdf":
                return await KeepAsync(pdfs, Name(step, "page") + ".pdf", "application/pdf", await tab.PdfAsync(cancellationToken), cancellationToken);
            default:
                return await TakeAsync(step, cancellationToken);
        }
    }

    private async Task<Result<Done>> GoAsync(string address, CancellationToken cancellationToken)
    {
        if (!(at is null ? Uri.TryCreate(address, UriKind.Absolute, out var url) : Uri.TryCreate(at, address, out url)) || url.Scheme is not ("http" or "https"))
        {
            return StepSettings.Bad("steps", $"'{address}' is no address of the web.", "Write it whole, such as https://example.org/.");
        }

        at = url;
        return await tab.GoAsync(url, cancellationToken);
    }

    private async Task<Result<Done>> WaitAsync(BrowseStep step, CancellationToken cancellationToken)
    {
        if (step.Target is { Length: > 0 })
        {
            return (await FindAsync(step, $"there({Quote(step.Target)})", cancellationToken)).Map(_ => default(Done));
        }

        if (!double.TryParse(step.Value, CultureInfo.InvariantCulture, out var seconds) || seconds is < 0 or > 60)
        {
            return StepSettings.Bad("steps", $"'{step.Value}' is no number of seconds from 0 to 60.", "Write a number, or name what to wait for.");
        }

        await tab.PauseAsync(TimeSpan.FromSeconds(seconds), cancellationToken);
        return default(Done);
    }

    private async Task<Result<Done>> TakeAsync(BrowseStep step, CancellationToken cancellationToken)
    {
        var target = Quote(step.Target!);
        var call = step.Action switch
        {
            "attribute" => $"attribute({target}, {Quote(step.Value ?? "")})",
            "list" => $"list({target}, {JsonSerializer.Serialize(step.Fields is { Count: > 0 } fields ? fields : new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = "" })})",
            "table" => $"table({target})",
            _ => $"text({target})",
        };
        var taken = await FindAsync(step, call, cancellationToken);
        if (!taken.IsOk)
        {
            return taken.Error;
        }

        if (step.Action == "table" && taken.Value.ValueKind == JsonValueKind.String)
        {
            return Outcomes.Unusable("browser_table", $"{step.Target} is no table.", "Choose a table element, or use list with fields.");
        }

        data[Unique(Name(step, step.Action))] = step.Action switch
        {
            "table" => Table(taken.Value),
            "attribute" => JsonNode.Parse(taken.Value.GetProperty("value").GetRawText()),
            _ => JsonNode.Parse(taken.Value.GetRawText()),
        };
        return default(Done);
    }

    private static JsonObject Table(JsonElement taken) => new()
    {
        ["columns"] = new JsonArray([.. taken.GetProperty("names").EnumerateArray().Select(n => (JsonNode)new JsonObject { ["name"] = n.GetString(), ["type"] = "text" })]),
        ["rows"] = JsonNode.Parse(taken.GetProperty("rows").GetRawText()),
        ["rowCount"] = taken.GetProperty("rows").GetArrayLength(),
    };

    private async Task<Result<JsonElement>> FindAsync(BrowseStep step, string call, CancellationToken cancellationToken)
    {
        var found = await tab.AskAsync(call, patience, cancellationToken);
        return found.IsOk && found.Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False
            ? Outcomes.Unusable("browser_not_found", $"{step.Target} was not found on the page within {patience.TotalSeconds:0} seconds.", "Look at the last picture of the page and correct the target, or wait for it first.")
            : found;
    }

    private async Task<Result<Done>> KeepAsync(List<ArtifactRef> kept, string name, string mediaType, Result<byte[]> bytes, CancellationToken cancellationToken)
    {
        var saved = await bytes.ThenAsync(b => artifacts.SaveAsync(context.Tenant, name, mediaType, b, cancellationToken));
        return saved.Map(file =>
        {
            kept.Add(file);
            return default(Done);
        });
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var number = 2; data.ContainsKey(unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
        }

        return unique;
    }

    private static string Name(BrowseStep step, string otherwise) => string.IsNullOrWhiteSpace(step.Name) ? otherwise : step.Name.Trim()[..Math.Min(60, step.Name.Trim().Length)];

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
