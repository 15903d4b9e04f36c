using System.Text.Json;
using Cadre.Canvases.Catalog;
using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>Finds what keeps blocks from running: shown on the block after every change.</summary>
internal sealed class CanvasChecker(SettingsSchemas schemas)
{
    public IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>> Check(CanvasSnapshot canvas, IBlockCatalog catalog)
    {
        var graph = new CanvasGraph(canvas);
        var bodies = new CanvasBodies(graph, catalog);
        var cycles = graph.OnCycles(bodies.IsReturn);
        var problems = new Dictionary<string, IReadOnlyList<BlockProblem>>(StringComparer.Ordinal);
        foreach (var block in graph.Blocks)
        {
            var found = CheckBlock(block, graph, catalog).Concat(BodyCheck.Of(block, graph, bodies)).ToList();
            if (cycles.Contains(block.Id) && !found.Exists(p => p.Code is "loop_feeds_itself" or "inside_waits_for_loop"))
            {
                found.Add(new("cycle", "The block depends on its own result.", "Remove one connection of the circle."));
            }

            if (found.Count > 0)
            {
                problems[block.Id] = found;
            }
        }

        return problems;
    }

    private IEnumerable<BlockProblem> CheckBlock(CanvasBlock block, CanvasGraph graph, IBlockCatalog catalog)
    {
        if (catalog.Find(block.Type, block.Version) is not { } manifest)
        {
            return [Absence(block, catalog.Find(block.Type))];
        }

        return schemas.Check(manifest, block.Settings)
            .Concat(graph.Into(block.Id).SelectMany(c => CheckConnection(c, manifest, graph, catalog)))
            .Concat(CheckInputs(block, manifest, graph));
    }

    private IEnumerable<BlockProblem> CheckConnection(CanvasConnection connection, BlockManifest target, CanvasGraph graph, IBlockCatalog catalog)
    {
        var input = target.Inputs.FirstOrDefault(i => i.Name == connection.ToPort);
        if (input is null)
        {
            yield return new("port_unknown", $"There is no input '{connection.ToPort}'.", "Reconnect to one of the inputs shown.") { Port = connection.ToPort };
            yield break;
        }

        if (graph.Find(connection.From) is not { } source || catalog.Find(source.Type, source.Version) is not { } manifest)
        {
            yield break; // the source has its own problem
        }

        var output = manifest.Outputs.FirstOrDefault(o => o.Name == connection.FromPort);
        if (output is null)
        {
            yield return new("port_unknown", $"'{source.Title}' has no output '{connection.FromPort}'.", "Reconnect from one of its outputs.") { Port = input.Name };
        }
        else if (!catalog.Accepts(input.Type, output.Type))
        {
            yield return new("port_type", $"'{input.Title}' takes {input.Type}, but '{source.Title}' gives {output.Type}.", "Put a Transform block between them or connect another output.") { Port = input.Name };
        }
    }

    /// <summary>Its type or version is not here; the block keeps its settings until it is.</summary>
    private static BlockProblem Absence(CanvasBlock block, BlockManifest? newest) => newest switch
    {
        null => new("type_unknown", $"This block needs the package '{block.Type}', version {block.Version}, which is not installed here.", "Install the package, or choose another block. Its settings are kept."),
        _ when newest.Version < block.Version => new("version_newer", $"This block was made with version {block.Version} of '{newest.Title}'; here is version {newest.Version}.", $"Install version {block.Version} or newer of '{block.Type}'. Its settings are kept."),
        _ => new("version_missing", $"This block was made with version {block.Version} of '{newest.Title}', which is not here, and version {newest.Version} does not say how to change it.", $"Install version {block.Version} of '{block.Type}' beside it, or add a new block. Its settings are kept."),
    };

    private static IEnumerable<BlockProblem> CheckInputs(CanvasBlock block, BlockManifest manifest, CanvasGraph graph)
    {
        var connected = graph.Into(block.Id).GroupBy(c => c.ToPort, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var input in manifest.Inputs.Where(i => i.Required && !connected.ContainsKey(i.Name)))
        {
            yield return new("input_missing", $"'{input.Title}' is not connected.", "Connect a block to it.") { Port = input.Name };
        }

        if (manifest.RequiresOneOf.Count > 0 && !manifest.RequiresOneOf.Any(name => IsGiven(name, block, connected)))
        {
            var names = string.Join(" or ", manifest.RequiresOneOf.Select(n => n[(n.IndexOf(':', StringComparison.Ordinal) + 1)..]));
            yield return new("input_missing", $"The block has nothing to work on: it needs {names}.", "Connect an input or fill in the setting.");
        }
    }

    private static bool IsGiven(string name, CanvasBlock block, Dictionary<string, int> connected)
    {
        var parts = name.Split(':', 2);
        return parts[0] == "port"
            ? connected.ContainsKey(parts[^1])
            : block.Settings.ValueKind == JsonValueKind.Object && block.Settings.TryGetProperty(parts[^1], out var value) && !IsEmpty(value);
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };
}
