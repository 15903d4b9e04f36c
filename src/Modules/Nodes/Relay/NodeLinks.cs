using System.Collections.Concurrent;
using System.Net.WebSockets;
using Cadre.Nodes.Contracts;
using Cadre.Nodes.Persistence;
using Microsoft.Extensions.Logging;

namespace Cadre.Nodes.Relay;

/// <summary>The living nodes as the registry last saw them. A node that is not among them is asked of the database before anything is said about it.</summary>
internal sealed partial class NodeLinks(NodeStore store, ThisNode me, NodesOptions options, ILogger<NodeLinks> log) : INodeLinks, IDisposable
{
    private readonly ConcurrentDictionary<NodeId, Peer> peers = new();
    private readonly Lock gate = new();

    public int Others => peers.Keys.Count(id => id != me.Id);

    /// <summary>Takes over what the registry saw: new nodes can be called, calls to those that are gone end.</summary>
    public void Update(IReadOnlyList<NodeContact> living)
    {
        lock (gate)
        {
            foreach (var contact in living.Where(c => !peers.ContainsKey(c.Id)))
            {
                peers[contact.Id] = new Peer(contact, options.ConnectWithin);
            }

            foreach (var id in peers.Keys.Except(living.Select(c => c.Id)).ToList())
            {
                if (peers.TryRemove(id, out var gone))
                {
                    LogGone(id);
                    gone.Dispose();
                }
            }
        }
    }

    public async Task<NodeFate> FateAsync(NodeId node, CancellationToken cancellationToken) =>
        peers.ContainsKey(node)
            ? NodeFate.Alive
            : await store.StateAsync(node, cancellationToken) switch
            {
                null => NodeFate.Unknown,
                "gone" => NodeFate.Gone,
                _ => NodeFate.Alive,
            };

    public async Task<IReadOnlyList<NodeId>> PeersAsync(CancellationToken cancellationToken)
    {
        Update(await store.LivingAsync(cancellationToken));
        return [.. peers.Keys.Where(id => id != me.Id)];
    }

    public async Task<NodeReply?> SendAsync(NodeId node, NodeCall call, CancellationToken cancellationToken)
    {
        if (await FindAsync(node, cancellationToken) is not { } peer)
        {
            return null;
        }

        try
        {
            return await peer.SendAsync(call, cancellationToken);
        }
        catch (Exception failure) when (IsUnreachable(failure, cancellationToken))
        {
            LogUnreachable(node, failure.Message);
            return null;
        }
    }

    public async Task<WebSocket?> OpenSocketAsync(NodeId node, NodeCall call, CancellationToken cancellationToken)
    {
        if (await FindAsync(node, cancellationToken) is not { } peer)
        {
            return null;
        }

        try
        {
            return await peer.OpenSocketAsync(call, cancellationToken);
        }
        catch (Exception failure) when (IsUnreachable(failure, cancellationToken))
        {
            LogUnreachable(node, failure.Message);
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var peer in peers.Values)
        {
            peer.Dispose();
        }
    }

    private static bool IsUnreachable(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or WebSocketException or IOException or ObjectDisposedException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private async Task<Peer?> FindAsync(NodeId node, CancellationToken cancellationToken)
    {
        if (!peers.TryGetValue(node, out var peer))
        {
            Update(await store.LivingAsync(cancellationToken));
            peers.TryGetValue(node, out peer);
        }

        return peer;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} is gone.")]
    private partial void LogGone(NodeId node);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Node {Node} could not be called: {Reason}")]
    private partial void LogUnreachable(NodeId node, string reason);
}
