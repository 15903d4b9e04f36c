using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;

namespace Cadre.Canvases.Live.Relay;

/// <summary>Documents for programs inside the server, wherever they live.</summary>
internal sealed class SharedDocuments(LiveDocuments live, DocumentStore store, NodeTies nodes, TimeProvider time)
{
    /// <summary>
    /// The document here, or a copy of what is durable whose edits go to its owner. A document between two owners (its node drains) can be read all the same; an edit waits for the next one.
    /// </summary>
    public async Task<Result<ISharedDocument>> OpenAsync(DocumentKey key, CancellationToken cancellationToken) => await live.LocateAsync(key, cancellationToken) switch
    {
        DocumentPlace.Here here => Result<ISharedDocument>.Ok(here.Document),
        _ => Result<ISharedDocument>.Ok(new RemoteDocument(key, await store.ReadAsync(key, upTo: null, cancellationToken), live, nodes, time)),
    };
}
