using System.Net.WebSockets;
using Cadre.Nodes.Contracts;

namespace Cadre.Nodes.Relay;

/// <summary>Links of a node without a registry: it knows nobody, and leases alone tell who owns what.</summary>
internal sealed class LoneNode : INodeLinks
{
    public Task<NodeFate> FateAsync(NodeId node, CancellationToken cancellationToken) => Task.FromResult(NodeFate.Unknown);

    public Task<IReadOnlyList<NodeId>> PeersAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<NodeId>>([]);

    public Task<NodeReply?> SendAsync(NodeId node, NodeCall call, CancellationToken cancellationToken) => Task.FromResult<NodeReply?>(null);

    public Task<WebSocket?> OpenSocketAsync(NodeId node, NodeCall call, CancellationToken cancellationToken) => Task.FromResult<WebSocket?>(null);
}
