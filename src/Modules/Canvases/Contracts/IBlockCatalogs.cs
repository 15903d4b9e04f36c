using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Canvases.Contracts;

/// <summary>The block types that a workspace can use: those of Cadre and those it installed.</summary>
public interface IBlockCatalogs
{
    /// <summary>The workspace's catalogue as it is now.</summary>
    Task<IBlockCatalog> OfAsync(Tenant tenant, CancellationToken cancellationToken);
}

/// <summary>The rules of manifests, for types that are not part of a catalogue yet.</summary>
public interface IManifestRules
{
    /// <summary>What is wrong with settings by a manifest's schema.</summary>
    IReadOnlyList<BlockProblem> CheckSettings(BlockManifest manifest, JsonElement settings);

    /// <summary>What is wrong with a manifest itself (the name of one of Cadre's types, unknown port types, a schema that is none); null when nothing is.</summary>
    string? CheckManifest(BlockManifest manifest);
}

/// <summary>Block types beside those of Cadre itself, per workspace. Any number may be registered.</summary>
public interface IInstalledBlockTypes
{
    /// <summary>Every version that may be used, in any order.</summary>
    Task<IReadOnlyList<BlockManifest>> ListAsync(Tenant tenant, CancellationToken cancellationToken);
}
