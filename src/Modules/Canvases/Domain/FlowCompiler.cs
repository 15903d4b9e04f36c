using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>
/// Turns a canvas into a flow: 1. find the blocks with problems, the loops they are within and all that depend on them; 2. choose the blocks to run, loops with everything
/// within; 3. take values from outside the choice from the latest results; 4. compile the canvases that blocks run; 5. write nodes, edges and bodies in a stable order, so
/// that the same canvas always has the same hash.
/// </summary>
internal sealed class FlowCompiler(CanvasChecker checker)
{
    /// <summary>Compiles a canvas whose blocks run no other canvases.</summary>
    public Result<CompiledCanvas> Compile(CanvasSnapshot canvas, RunSelection selection, IReadOnlyDictionary<string, StepView> latest, IBlockCatalog catalog) =>
        Compile(canvas, selection, latest, SubCanvases.None(catalog));

    public Result<CompiledCanvas> Compile(CanvasSnapshot canvas, RunSelection selection, IReadOnlyDictionary<string, StepView> latest, SubCanvases library)
    {
        var catalog = library.Catalog;
        var graph = new CanvasGraph(canvas);
        var bodies = new CanvasBodies(graph, catalog);
        var problems = checker.Check(canvas, catalog);
        var broken = problems.Where(p => p.Value.Any(problem => !problem.Warning)).Select(p => p.Key).ToList();
        var unrunnable = graph.WithDependants(broken.Concat(broken.SelectMany(bodies.Around))); // 1
        var chosen = Choose(graph, bodies, selection, unrunnable, problems); // 2
        if (!chosen.IsOk)
        {
            return chosen.Error;
        }

        var missing = MissingResults(graph, chosen.Value, latest); // 3
        if (missing.Count > 0)
        {
            return Error.Conflict("dependencies_not_done", $"These blocks have no result yet: {string.Join(", ", missing)}.", "Run them first, or run everything.");
        }

        var called = library.Compile(chosen.Value.Select(id => graph.Find(id)!), this); // 4
        if (!called.IsOk)
        {
            return called.Error;
        }

        var writer = new FlowWriter(graph, bodies, chosen.Value, block => Node(block, catalog.Find(block.Type, block.Version)!, graph, chosen.Value, latest), block => called.Value.GetValueOrDefault(block.Id));
        var flow = writer.Write(canvas.Title, library.Frame); // 5
        return new CompiledCanvas(flow, selection.Mode == SelectionMode.Block ? [] : [.. unrunnable.Order(StringComparer.Ordinal)]);
    }

    private static Result<HashSet<string>> Choose(
        CanvasGraph graph, CanvasBodies bodies, RunSelection selection, HashSet<string> unrunnable, IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>> problems)
    {
        if (selection.Mode != SelectionMode.All)
        {
            if (selection.Block is not { } id || graph.Find(id) is null)
            {
                return Error.NotFound("block");
            }

            if (problems.TryGetValue(id, out var own) && own.FirstOrDefault(p => !p.Warning) is { } problem)
            {
                return new Error(ErrorKind.Unprocessable, "block_invalid", problem.Message, problem.Fix);
            }

            if (bodies.Around(id).FirstOrDefault() is { } opener)
            {
                return new Error(ErrorKind.Unprocessable, "block_within", $"'{graph.Find(id)!.Title}' runs within '{graph.Find(opener)!.Title}', once for each round.", $"Run '{graph.Find(opener)!.Title}' instead.");
            }

            if (bodies.IsOpener(id) && unrunnable.Contains(id))
            {
                return new Error(ErrorKind.Unprocessable, "block_invalid", $"A block within '{graph.Find(id)!.Title}' has a problem.", "Solve the problems shown on the blocks within it.");
            }
        }

        var chosen = selection.Mode switch
        {
            SelectionMode.Block => bodies.IsOpener(selection.Block!) ? [selection.Block!, .. bodies.Within(selection.Block!)] : [selection.Block!],
            SelectionMode.From => graph.WithDependants([selection.Block!]),
            _ => graph.Blocks.Select(b => b.Id).ToHashSet(StringComparer.Ordinal),
        };
        if (selection.Mode != SelectionMode.Block)
        {
            chosen.ExceptWith(unrunnable);
        }

        return chosen.Count > 0
            ? chosen
            : new Error(ErrorKind.Unprocessable, "nothing_to_run", "No block of this canvas can run.", "Add a block, or solve the problems shown on the blocks.");
    }

    private static List<string> MissingResults(CanvasGraph graph, HashSet<string> chosen, IReadOnlyDictionary<string, StepView> latest) =>
    [
        .. chosen.SelectMany(graph.Into).Select(c => c.From).Where(from => !chosen.Contains(from)).Distinct(StringComparer.Ordinal)
            .Where(from => latest.GetValueOrDefault(from)?.Status != StepStatus.Succeeded)
            .Select(from => graph.Find(from)!.Title),
    ];

    private static FlowNode Node(CanvasBlock block, BlockManifest manifest, CanvasGraph graph, HashSet<string> chosen, IReadOnlyDictionary<string, StepView> latest)
    {
        var given = graph.Into(block.Id).Where(c => !chosen.Contains(c.From))
            .Select(c => (c.ToPort, c.From, Value: latest[c.From].Outputs?.GetValueOrDefault(c.FromPort)))
            .Where(g => g.Value is not null)
            .GroupBy(g => g.ToPort, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<PortValue>)[.. g.Select(v => v.Value! with { Titles = [graph.Find(v.From)!.Title] })], StringComparer.Ordinal);
        var many = manifest.Inputs.Where(i => i.Many).Select(i => i.Name).ToList();
        var required = manifest.Inputs.Where(i => i.Required).Select(i => i.Name).ToList();
        return Settle(manifest, new FlowNode(block.Id, block.Type, manifest.Version, block.Title, block.Settings)
        {
            Given = given.Count > 0 ? given : null,
            ManyPorts = many.Count > 0 ? many : null,
            RequiredPorts = required.Count > 0 ? required : null,
            Retry = manifest.Retry,
            Package = manifest.Package?.Hash,
        });
    }

    /// <summary>What follows from the settings of a step.</summary>
    public static FlowNode Settle(BlockManifest manifest, FlowNode node) => node with
    {
        SideEffect = Effect(manifest, node.Settings),
        JoinAfter = manifest.Joins ? JoinAfter(manifest, node.Settings) : null,
        ToleratesFailures = manifest.Joins && FlowWriter.Setting(manifest, node.Settings, "onError") == "ignore",
    };

    private static SideEffect Effect(BlockManifest manifest, JsonElement settings)
    {
        foreach (var rule in manifest.SideEffects)
        {
            var value = FlowWriter.Setting(manifest, settings, rule.Setting);
            if (value is { Length: > 0 } && (rule.Values is null || rule.Values.Contains(value, StringComparer.OrdinalIgnoreCase)))
            {
                return rule.Effect;
            }
        }

        return manifest.SideEffect;
    }

    private static int? JoinAfter(BlockManifest manifest, JsonElement settings) => FlowWriter.Setting(manifest, settings, "mode") switch
    {
        "any" => 1,
        "count" => int.TryParse(FlowWriter.Setting(manifest, settings, "count"), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : 1,
        _ => null,
    };
}
