using System.Runtime.CompilerServices;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Documents;

namespace Cadre.Canvases.Pictures;

/// <summary>Keeps the picture of each document in memory until it changes: reading and writing ten thousand blocks takes longer than sending them.</summary>
internal sealed class PictureMemory
{
    private readonly ConditionalWeakTable<ISharedDocument, Kept> kept = [];

    /// <summary>What the document looks like now.</summary>
    public EncodedPicture Of(ISharedDocument document, IBlockCatalog catalog)
    {
        var types = catalog.All.Select(type => (type.Type, type.Version)).ToList();
        var changes = document.Changes; // before it is read: a change meanwhile makes the picture one that is taken anew
        if (kept.TryGetValue(document, out var known) && known.Changes == changes && known.Types.SequenceEqual(types))
        {
            return known.Picture;
        }

        var picture = EncodedPicture.Of(document.Read(doc => PictureReading.Of(doc, catalog)));
        kept.AddOrUpdate(document, new Kept(changes, types, picture));
        return picture;
    }

    private sealed record Kept(long Changes, IReadOnlyList<(string Type, int Version)> Types, EncodedPicture Picture);
}
