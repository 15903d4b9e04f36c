namespace Cadre.Canvases.Contracts;

/// <summary>Block types. As a service: those of Cadre itself, fed by every <see cref="BlockManifest"/> registered; with what a workspace installed, by <see cref="IBlockCatalogs"/>.</summary>
public interface IBlockCatalog
{
    /// <summary>All manifests, by category and title.</summary>
    IReadOnlyList<BlockManifest> All { get; }

    /// <summary>The newest manifest of a type; null when unknown.</summary>
    BlockManifest? Find(string type);

    /// <summary>The manifest of one version of a type; null when it is not here.</summary>
    BlockManifest? Find(string type, int version);

    /// <summary>Whether a value of an output type may go into an input type.</summary>
    bool Accepts(string inputType, string outputType);
}
