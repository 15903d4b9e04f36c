using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Catalog;

internal sealed class BlockCatalog : IBlockCatalog
{
    private readonly Dictionary<string, BlockManifest> byType;

    public BlockCatalog(IEnumerable<BlockManifest> manifests)
    {
        All = [.. manifests.OrderBy(m => m.Category, StringComparer.Ordinal).ThenBy(m => m.Title, StringComparer.Ordinal)];
        byType = All.ToDictionary(m => m.Type, StringComparer.Ordinal);
        foreach (var manifest in All)
        {
            Verify(manifest);
        }
    }

    public IReadOnlyList<BlockManifest> All { get; }

    public BlockManifest? Find(string type) => byType.GetValueOrDefault(type);

    public bool Accepts(string inputType, string outputType) => PortTypes.Accepts(inputType, outputType);

    private static void Verify(BlockManifest manifest)
    {
        var types = manifest.Inputs.SelectMany(i => PortTypes.Alternatives(i.Type)).Concat(manifest.Outputs.Select(o => o.Type));
        if (types.FirstOrDefault(t => !PortTypes.All.Contains(t)) is { } unknown)
        {
            throw new InvalidOperationException($"The manifest of '{manifest.Type}' has a port of the unknown type '{unknown}': use one of {string.Join(", ", PortTypes.All)}.");
        }
    }
}
