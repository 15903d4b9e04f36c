namespace Cadre.Canvases.Contracts;

/// <summary>All block types of this installation. Fed by every <see cref="BlockManifest"/> registered with the services.</summary>
public interface IBlockCatalog
{
    /// <summary>All manifests, by category and title.</summary>
    IReadOnlyList<BlockManifest> All { get; }

    /// <summary>The manifest of a type; null when unknown.</summary>
    BlockManifest? Find(string type);

    /// <summary>Whether a value of an output type may go into an input type.</summary>
    bool Accepts(string inputType, string outputType);
}
