using Cadre.Kernel;
using Cadre.Nodes.Contracts;

namespace Cadre.Journal.Contracts;

/// <summary>A module that keeps streams in tables of its own, such as <c>run:&lt;id&gt;</c>. Register it as a singleton.</summary>
public interface IEventStreamSource
{
    /// <summary>Whether the stream's name is of this source.</summary>
    bool Owns(string stream);

    /// <summary>Events after <paramref name="afterSeq"/>, oldest first; nothing for a stream that the tenant does not have.</summary>
    Task<IReadOnlyList<StreamEvent>> ReadAsync(Tenant tenant, string stream, long afterSeq, int limit, CancellationToken cancellationToken);

    /// <summary>The number of the last event of each of the streams; those that the tenant does not have are left out. Asked every few seconds for all streams that are open.</summary>
    Task<IReadOnlyDictionary<string, long>> HeadsAsync(Tenant tenant, IReadOnlyCollection<string> streams, CancellationToken cancellationToken);

    /// <summary>Whether the tenant has such a stream; by default: whether it has an event. Unknown streams answer 404.</summary>
    async Task<bool> ExistsAsync(Tenant tenant, string stream, CancellationToken cancellationToken) =>
        (await ReadAsync(tenant, stream, 0, 1, cancellationToken)).Count > 0;

    /// <summary>The node on which the stream's live output is made now; null when nobody makes any. By default nobody but the node that is asked.</summary>
    Task<NodeId?> OwnerAsync(Tenant tenant, string stream, CancellationToken cancellationToken) => Task.FromResult<NodeId?>(null);
}
