using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Canvases.Catalog;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Forks;

/// <summary>Checks what a variant changes against the block types, as the canvas would, and starts it.</summary>
internal sealed class ForkChanges(IRunService runs, IBlockCatalogs catalogs, SettingsSchemas schemas, ICanvasDocuments documents)
{
    private const int MaxChanges = 50;

    public async Task<Result<RunId>> StartAsync(Tenant tenant, RunId origin, IReadOnlyList<ForkChange> wanted, CancellationToken cancellationToken)
    {
        if (wanted.Count is 0 or > MaxChanges || wanted.Any(c => c.Settings is null && c.Inputs is null && c.FromCanvas != true))
        {
            return Error.Invalid("bad_changes", $"A variant changes 1 to {MaxChanges} steps, each in its settings or its inputs.", "Name what is to be different, or re-run the run as it is.");
        }

        if (await runs.FindFlowAsync(tenant, origin, cancellationToken) is not { } run)
        {
            return Error.NotFound("run");
        }

        var catalog = await catalogs.OfAsync(tenant, cancellationToken);
        var changes = new List<StepChange>();
        foreach (var change in wanted)
        {
            var checkedChange = await CheckAsync(tenant, run, change, catalog, cancellationToken);
            if (!checkedChange.IsOk)
            {
                return checkedChange.Error;
            }

            changes.Add(checkedChange.Value);
        }

        return await runs.ForkAsync(tenant, origin, changes, node => catalog.Find(node.Type, node.TypeVersion) is { } manifest ? FlowCompiler.Settle(manifest, node) : node, cancellationToken);
    }

    private async Task<Result<StepChange>> CheckAsync(Tenant tenant, RunFlow run, ForkChange change, IBlockCatalog catalog, CancellationToken cancellationToken)
    {
        if (run.Flow.Find(change.Address) is not { } node)
        {
            return Error.NotFound("step");
        }

        if (catalog.Find(node.Type, node.TypeVersion) is not { } manifest)
        {
            return Invalid("type_unknown", $"There is no block type '{node.Type}' here.", "Install the type, or change another step.");
        }

        if (change.Inputs?.Keys.FirstOrDefault(p => !Takes(manifest, p)) is { } port)
        {
            return Invalid("port_unknown", $"'{node.Title}' has no input '{port}'.", $"It takes: {string.Join(", ", manifest.Inputs.Select(i => i.Name))}.");
        }

        var kept = new StepChange(change.Address) { Inputs = change.Inputs };
        if (change.Settings is null && change.FromCanvas != true)
        {
            return kept;
        }

        var basis = change.FromCanvas == true ? await OnCanvasAsync(tenant, run, node, cancellationToken) : node.Settings;
        if (basis is not { } before)
        {
            return Error.Conflict("block_not_on_canvas", $"'{node.Title}' is not on the canvas any more.", "Change its settings instead.");
        }

        var settings = Merge(before, change.Settings);
        return schemas.Check(manifest, settings).FirstOrDefault(p => !p.Warning) is { } problem
            ? Invalid(problem.Code, $"'{node.Title}': {problem.Message}", problem.Fix)
            : kept with { Settings = settings, Names = Differing(node.Settings, settings), TypeVersion = manifest.Version };
    }

    private async Task<JsonElement?> OnCanvasAsync(Tenant tenant, RunFlow run, FlowNode node, CancellationToken cancellationToken) =>
        run.Canvas is { } canvas && await documents.ReadAsync(tenant, new CanvasId(canvas), cancellationToken) is { IsOk: true } read
            ? read.Value.Blocks.FirstOrDefault(b => b.Id == node.Address && b.Type == node.Type)?.Settings
            : null;

    /// <summary>Whether a value may stand at a port; what a canvas or a caller gives comes in by ports of their own.</summary>
    private static bool Takes(BlockManifest manifest, string port) =>
        manifest.Inputs.Any(i => i.Name == port) || (manifest.Type, port) is ("input", "input") or ("webhook", "request");

    private static JsonElement Merge(JsonElement before, IReadOnlyDictionary<string, JsonElement>? changed)
    {
        var settings = before.ValueKind == JsonValueKind.Object ? JsonObject.Create(before)! : [];
        foreach (var (name, value) in changed ?? new Dictionary<string, JsonElement>())
        {
            settings.Remove(name);
            if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                settings[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        return JsonSerializer.SerializeToElement(settings);
    }

    private static string[] Differing(JsonElement before, JsonElement after)
    {
        var (one, other) = (Members(before), Members(after));
        return [.. one.Keys.Union(other.Keys, StringComparer.Ordinal).Where(n => !(one.TryGetValue(n, out var a) && other.TryGetValue(n, out var b) && JsonElement.DeepEquals(a, b))).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, JsonElement> Members(JsonElement settings) =>
        settings.ValueKind == JsonValueKind.Object ? settings.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal) : [];

    private static Error Invalid(string code, string message, string fix) => new(ErrorKind.Unprocessable, code, message, fix);
}
