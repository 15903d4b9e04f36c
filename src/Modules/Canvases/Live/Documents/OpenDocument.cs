using Cadre.Canvases.Persistence;

namespace Cadre.Canvases.Live.Documents;

/// <summary>A live document with what keeps it: its lease and the loop that writes it.</summary>
internal sealed record OpenDocument(LiveDocument Document, DocumentLease Lease, DocumentWriter Writer)
{
    /// <summary>Ends when the document is written, given back and forgotten.</summary>
    public required Task Ended { get; init; }
}
