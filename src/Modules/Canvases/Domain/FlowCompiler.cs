using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>
/// Turns a canvas into a flow: 1. find the blocks with problems and all that depend on them; 2. choose the blocks to run; 3. take values from outside the choice from
/// the latest results; 4. write nodes and edges in a stable order, so that the same canvas always has the same hash.
/// </summary>
internal sealed class FlowCompiler(IBlockCatalog catalog, CanvasChecker checker)
{
    public Result<CompiledCanvas> Compile(CanvasSnapshot canvas, RunSelection selection, IReadOnlyDictionary<string, StepView> latest)
    {
        var graph = new CanvasGraph(canvas);
        var problems = checker.Check(canvas);
        var broken = problems.Where(p => p.Value.Any(problem => !problem.Warning)).Select(p => p.Key).ToList();
        var unrunnable = graph.WithDependants(broken); // 1
        var chosen = Choose(graph, selection, unrunnable, problems); // 2
        if (!chosen.IsOk)
        {
            return chosen.Error;
        }

        var missing = MissingResults(graph, chosen.Value, latest); // 3
        if (missing.Count > 0)
        {
            return Error.Conflict("dependencies_not_done", $"These blocks have no result yet: {string.Join(", ", missing)}.", "Run them first, or run everything.");
        }

        var flow = Write(canvas.Title, graph, chosen.Value, latest); // 4
        return new CompiledCanvas(flow, selection.Mode == SelectionMode.Block ? [] : [.. unrunnable.Order(StringComparer.Ordinal)]);
    }

    private static Result<HashSet<string>> Choose(CanvasGraph graph, RunSelection selection, HashSet<string> unrunnable, IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>> problems)
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
        }

        var chosen = selection.Mode switch
        {
            SelectionMode.Block => [selection.Block!],
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

    private Flow Write(string title, CanvasGraph graph, HashSet<string> chosen, IReadOnlyDictionary<string, StepView> latest)
    {
        var ids = chosen.Order(StringComparer.Ordinal).ToList();
        var edges = ids.SelectMany(graph.Into).Where(c => chosen.Contains(c.From)).Select(c => new FlowEdge(c.From, c.FromPort, c.To, c.ToPort));
        return new Flow(1, title, [.. ids.Select(id => Node(graph.Find(id)!, graph, chosen, latest))], [.. edges]);
    }

    private FlowNode Node(CanvasBlock block, CanvasGraph graph, HashSet<string> chosen, IReadOnlyDictionary<string, StepView> latest)
    {
        var manifest = catalog.Find(block.Type)!;
        var given = graph.Into(block.Id).Where(c => !chosen.Contains(c.From))
            .Select(c => (c.ToPort, c.From, Value: latest[c.From].Outputs?.GetValueOrDefault(c.FromPort)))
            .Where(g => g.Value is not null)
            .GroupBy(g => g.ToPort, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<PortValue>)[.. g.Select(v => v.Value! with { Titles = [graph.Find(v.From)!.Title] })], StringComparer.Ordinal);
        var many = manifest.Inputs.Where(i => i.Many).Select(i => i.Name).ToList();
        var required = manifest.Inputs.Where(i => i.Required).Select(i => i.Name).ToList();
        return new FlowNode(block.Id, block.Type, manifest.Version, block.Title, block.Settings)
        {
            Given = given.Count > 0 ? given : null,
            ManyPorts = many.Count > 0 ? many : null,
            RequiredPorts = required.Count > 0 ? required : null,
            Retry = manifest.Retry,
            SideEffect = manifest.SideEffect,
        };
    }
}
