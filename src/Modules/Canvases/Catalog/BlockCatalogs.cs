using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Canvases.Catalog;

internal sealed class BlockCatalogs(IBlockCatalog builtIn, IEnumerable<IInstalledBlockTypes> sources) : IBlockCatalogs
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
}
