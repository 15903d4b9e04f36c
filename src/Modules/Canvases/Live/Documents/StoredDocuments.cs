using Cadre.Canvases.Persistence;
using Cadre.Crdt;

namespace Cadre.Canvases.Live.Documents;

/// <summary>Documents from what is stored.</summary>
internal static class StoredDocuments
{
    /// <summary>Fills a new document.</summary>
    /// <exception cref="InvalidOperationException">What is stored is damaged; restore it from a backup.</exception>
    public static void Load(Doc doc, StoredDocument stored)
    {
        if (stored.Checkpoint is { } checkpoint)
        {
            Apply(doc, checkpoint.Seq, checkpoint.Data);
        }

        foreach (var update in stored.Updates)
        {
            Apply(doc, update.Seq, update.Data);
        }
    }

    private static void Apply(Doc doc, long seq, byte[] data)
    {
        var result = doc.ApplyUpdate(data);
        if (!result.Accepted)
        {
            throw new InvalidOperationException($"Change {seq} of a document is damaged: {result.Reason} Restore the database from a backup.");
        }
    }
}
