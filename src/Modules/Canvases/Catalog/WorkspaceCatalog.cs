using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Catalog;

/// <summary>The types of Cadre with those a workspace installed. An installed type never takes the place of one of Cadre's.</summary>
internal sealed class WorkspaceCatalog : IBlockCatalog
{
    private readonly IBlockCatalog builtIn;
    private readonly ILookup<string, BlockManifest> installed;

    public WorkspaceCatalog(IBlockCatalog builtIn, IEnumerable<BlockManifest> installed)
    {
        this.builtIn = builtIn;
        this.installed = installed.Where(m => builtIn.Find(m.Type) is null).OrderByDescending(m => m.Version).ToLookup(m => m.Type, StringComparer.Ordinal);
        All = [.. builtIn.All.Concat(this.installed.Select(versions => versions.First())).OrderBy(m => m.Category, StringComparer.Ordinal).ThenBy(m => m.Title, StringComparer.Ordinal)];
    }

    public IReadOnlyList<BlockManifest> All { get; }

    public BlockManifest? Find(string type) => builtIn.Find(type) ?? installed[type].FirstOrDefault();

    public BlockManifest? Find(string type, int version) => builtIn.Find(type, version) ?? installed[type].FirstOrDefault(m => m.Version == version);

    public bool Accepts(string inputType, string outputType) => builtIn.Accepts(inputType, outputType);
}
