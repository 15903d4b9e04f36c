using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Upgrades;

/// <summary>
/// Brings the blocks of a canvas to newer versions of their types by the migrations that the newest manifest declares, one version at a time, as far as they lead without a gap.
/// It changes a copy; <see cref="Edits"/> are the same changes for the live document. Blocks of unknown types and of versions newer than what is here stay untouched.
/// </summary>
internal sealed class CanvasUpgrade
{
    private readonly List<UpgradedBlock> upgraded = [];
    private readonly List<CanvasEdit> edits = [];
    private readonly Dictionary<string, CanvasConnection> connections;
    private readonly List<CanvasBlock> blocks = [];

    private CanvasUpgrade(CanvasSnapshot canvas, IBlockCatalog catalog)
    {
        connections = canvas.Connections.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var block in canvas.Blocks)
        {
            blocks.Add(catalog.Find(block.Type) is { } manifest && manifest.Version > block.Version ? Upgrade(block, manifest, catalog) : block);
        }

        foreach (var old in canvas.Connections)
        {
            if (!connections.TryGetValue(old.Id, out var now))
            {
                edits.Add(new Disconnect(old.Id));
            }
            else if (now != old)
            {
                edits.AddRange([new Disconnect(old.Id), new Connect(now)]);
            }
        }

        Canvas = canvas with { Blocks = blocks, Connections = [.. canvas.Connections.Where(c => connections.ContainsKey(c.Id)).Select(c => connections[c.Id])] };
    }

    /// <summary>The canvas afterwards.</summary>
    public CanvasSnapshot Canvas { get; }

    /// <summary>What changed.</summary>
    public IReadOnlyList<UpgradedBlock> Upgraded => upgraded;

    /// <summary>The changes as edits.</summary>
    public IReadOnlyList<CanvasEdit> Edits => edits;

    public static CanvasUpgrade Of(CanvasSnapshot canvas, IBlockCatalog catalog) => new(canvas, catalog);

    private CanvasBlock Upgrade(CanvasBlock block, BlockManifest newest, IBlockCatalog catalog)
    {
        var (path, reached) = Path(block.Version, newest, catalog);
        if (reached == block.Version)
        {
            return block; // a version may change nothing for blocks: then there are no steps, but a version is reached
        }

        var settings = new SettingsMigration(block.Settings);
        var changes = new List<string>();
        foreach (var step in path)
        {
            if ((settings.Apply(step) ?? ApplyToPorts(block.Id, step)) is { } change)
            {
                changes.Add(change);
            }
        }

        var changed = settings.Settings;
        upgraded.Add(new UpgradedBlock(block.Id, block.Title, block.Type, block.Version, reached, changes));
        edits.Add(new SetBlock(block.Id, null, changed) { Version = reached });
        return block with { Settings = changed, Version = reached };
    }

    /// <summary>The steps from a version as far as they lead, and the version reached: the furthest one that is installed.</summary>
    private static (IReadOnlyList<MigrationStep> Steps, int Reached) Path(int from, BlockManifest newest, IBlockCatalog catalog)
    {
        var (steps, reached) = (new List<MigrationStep>(), from);
        List<MigrationStep> pending = [];
        for (var at = from; at < newest.Version && newest.Migrations.FirstOrDefault(m => m.From == at) is { } migration; at++)
        {
            pending.AddRange(migration.Steps);
            if (catalog.Find(newest.Type, at + 1) is not null)
            {
                steps.AddRange(pending);
                pending.Clear();
                reached = at + 1;
            }
        }

        return (steps, reached);
    }

    private string? ApplyToPorts(string block, MigrationStep step)
    {
        if (step is RenamePort rename)
        {
            foreach (var connection in At(block, rename.Side, rename.Port))
            {
                connections[connection.Id] = rename.Side == "in" ? connection with { ToPort = rename.To } : connection with { FromPort = rename.To };
            }

            return $"The {Side(rename.Side)} '{rename.Port}' is now '{rename.To}'.";
        }

        if (step is not DropPort drop)
        {
            return null;
        }

        var gone = At(block, drop.Side, drop.Port);
        gone.ForEach(c => connections.Remove(c.Id));
        return gone.Count == 0 ? null : $"The {Side(drop.Side)} '{drop.Port}' is gone, and {gone.Count} connection(s) with it.";
    }

    private List<CanvasConnection> At(string block, string side, string port) =>
        [.. connections.Values.Where(c => side == "in" ? c.To == block && c.ToPort == port : c.From == block && c.FromPort == port)];

    private static string Side(string side) => side == "in" ? "input" : "output";
}
