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
            if (Fault(manifest) is { } fault)
            {
                throw new InvalidOperationException($"The manifest of '{manifest.Type}' cannot be used: {fault}.");
            }
        }
    }

    public IReadOnlyList<BlockManifest> All { get; }

    public BlockManifest? Find(string type) => byType.GetValueOrDefault(type);

    public BlockManifest? Find(string type, int version) => Find(type) is { } manifest && manifest.Version == version ? manifest : null;

    public bool Accepts(string inputType, string outputType) => PortTypes.Accepts(inputType, outputType);

    /// <summary>What is wrong with a manifest's ports; null for nothing.</summary>
    public static string? Fault(BlockManifest manifest)
    {
        var types = manifest.Inputs.SelectMany(i => PortTypes.Alternatives(i.Type)).Concat(manifest.Outputs.Select(o => o.Type));
        return types.FirstOrDefault(t => !PortTypes.All.Contains(t)) is { } unknown
            ? $"a port has the unknown type '{unknown}': use one of {string.Join(", ", PortTypes.All)}"
            : manifest.Inputs.Select(i => i.Name).Distinct(StringComparer.Ordinal).Count() < manifest.Inputs.Count || manifest.Outputs.Select(o => o.Name).Distinct(StringComparer.Ordinal).Count() < manifest.Outputs.Count
                ? "two ports of one side have the same name"
                : null;
    }
}
