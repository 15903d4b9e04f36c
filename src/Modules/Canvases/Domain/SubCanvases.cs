using Cadre.Canvases.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Domain;

/// <summary>The canvases that blocks of a canvas run, and those that these run in turn. Each is compiled to a flow that becomes the body of the block; a canvas that would run itself is refused.</summary>
internal sealed class SubCanvases
{
    /// <summary>Under this port the body gets the block's input, and gives its results by name.</summary>
    public const string InputPort = "input";

    private const int MaxDepth = 8;
    private static readonly Dictionary<string, StepView> NoResults = [];
    private readonly Dictionary<CanvasId, CanvasSnapshot> snapshots;
    private readonly IReadOnlyList<CanvasId> path;

    private SubCanvases(IBlockCatalog catalog, Dictionary<CanvasId, CanvasSnapshot> snapshots, IReadOnlyList<CanvasId> path) => (Catalog, this.snapshots, this.path) = (catalog, snapshots, path);

    /// <summary>The block types that canvases are compiled with.</summary>
    public IBlockCatalog Catalog { get; }

    /// <summary>Reads every canvas that is run, directly or through others, once.</summary>
    public static async Task<SubCanvases> LoadAsync(CanvasId root, CanvasSnapshot canvas, IBlockCatalog catalog, Func<CanvasId, Task<Result<CanvasSnapshot>>> read)
    {
        var snapshots = new Dictionary<CanvasId, CanvasSnapshot> { [root] = canvas };
        var open = new Queue<CanvasId>(Called(canvas, catalog));
        while (open.TryDequeue(out var next))
        {
            if (!snapshots.ContainsKey(next) && await read(next) is { IsOk: true } found)
            {
                snapshots[next] = found.Value;
                foreach (var deeper in Called(found.Value, catalog))
                {
                    open.Enqueue(deeper);
                }
            }
        }

        return new(catalog, snapshots, [root]);
    }

    /// <summary>No canvas is run by another one: for compilations that need no documents.</summary>
    public static SubCanvases None(IBlockCatalog catalog) => new(catalog, [], []);

    /// <summary>The flow for each block that runs a canvas.</summary>
    public Result<IReadOnlyDictionary<string, Flow>> Compile(IEnumerable<CanvasBlock> blocks, FlowCompiler compiler)
    {
        var flows = new Dictionary<string, Flow>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (Catalog.Find(block.Type) is { Calls: { } setting } manifest)
            {
                var flow = Compile(block, FlowWriter.Setting(manifest, block.Settings, setting), compiler);
                if (!flow.IsOk)
                {
                    return flow.Error;
                }

                flows[block.Id] = flow.Value;
            }
        }

        return flows;
    }

    /// <summary>The connections of a canvas that runs as a body: into its Input blocks, out of its Output blocks. None for the outermost canvas.</summary>
    public IEnumerable<FlowEdge> Frame(FlowNode node) => path.Count < 2 ? []
        : node.Type == "input" ? [new FlowEdge(Flow.Opener, InputPort, node.Address, InputPort)]
        : node.Type == "output" ? [new FlowEdge(node.Address, "value", Flow.Opener, NameOf(node))]
        : [];

    private Result<Flow> Compile(CanvasBlock block, string? canvas, FlowCompiler compiler)
    {
        if (!CanvasId.TryParse(canvas, out var id) || !snapshots.TryGetValue(id, out var snapshot))
        {
            return Problem("canvas_missing", $"The canvas that '{block.Title}' runs is not there.", "Choose another canvas in the block's properties.");
        }

        if (path.Contains(id))
        {
            var circle = string.Join(" → ", path.SkipWhile(p => p != id).Append(id).Select(p => $"'{snapshots[p].Title}'"));
            return Problem("canvas_recursion", $"'{block.Title}' would run a canvas that is running already: {circle}.", "Let one of them not run the other. To repeat work, use a loop or a while block.");
        }

        if (path.Count > MaxDepth)
        {
            return Problem("canvas_depth", $"Canvases run each other more than {MaxDepth} deep at '{block.Title}'.", "Make the chain shorter.");
        }

        var compiled = compiler.Compile(snapshot, RunSelection.All, NoResults, new SubCanvases(Catalog, snapshots, [.. path, id]));
        if (!compiled.IsOk)
        {
            return compiled.Error with { Message = $"In the canvas '{snapshot.Title}', which '{block.Title}' runs: {compiled.Error.Message}" };
        }

        return compiled.Value.LeftOut.Count == 0
            ? compiled.Value.Flow
            : Problem("block_invalid", $"'{block.Title}' runs the canvas '{snapshot.Title}', of which {compiled.Value.LeftOut.Count} blocks cannot run.", "Open that canvas and solve the problems shown on its blocks.");
    }

    private static IEnumerable<CanvasId> Called(CanvasSnapshot canvas, IBlockCatalog catalog)
    {
        foreach (var block in canvas.Blocks)
        {
            if (catalog.Find(block.Type) is { Calls: { } setting } manifest && CanvasId.TryParse(FlowWriter.Setting(manifest, block.Settings, setting), out var id))
            {
                yield return id;
            }
        }
    }

    private static string NameOf(FlowNode output) =>
        output.Settings.TryGetProperty("name", out var name) && name.GetString() is { Length: > 0 } given ? given : output.Title;

    private static Error Problem(string code, string message, string fix) => new(ErrorKind.Unprocessable, code, message, fix);
}
