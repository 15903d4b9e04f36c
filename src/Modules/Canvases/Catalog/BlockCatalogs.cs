using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Canvases.Catalog;

internal sealed class BlockCatalogs(IBlockCatalog builtIn, IEnumerable<IInstalledBlockTypes> sources, SettingsSchemas schemas) : IBlockCatalogs
{
    public async Task<IBlockCatalog> OfAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var installed = new List<BlockManifest>();
        foreach (var source in sources)
        {
            installed.AddRange(await source.ListAsync(tenant, cancellationToken));
        }

        return installed.Count == 0 ? builtIn : new WorkspaceCatalog(builtIn, installed);
    }

    public IReadOnlyList<BlockProblem> CheckSettings(BlockManifest manifest, JsonElement settings) => [.. schemas.Check(manifest, settings)];

    public string? CheckManifest(BlockManifest manifest) =>
        builtIn.Find(manifest.Type) is not null ? $"'{manifest.Type}' is a block type of Cadre itself" : BlockCatalog.Fault(manifest) ?? SettingsSchemas.Fault(manifest);
}
