using System.Text.Json;
using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Catalog;

internal sealed class ManifestRules(IBlockCatalog builtIn, SettingsSchemas schemas) : IManifestRules
{
    public IReadOnlyList<BlockProblem> CheckSettings(BlockManifest manifest, JsonElement settings) => [.. schemas.Check(manifest, settings)];

    public string? CheckManifest(BlockManifest manifest) =>
        builtIn.Find(manifest.Type) is not null ? $"'{manifest.Type}' is a block type of Cadre itself" : BlockCatalog.Fault(manifest) ?? SettingsSchemas.Fault(manifest);
}
