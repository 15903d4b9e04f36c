using System.Net.WebSockets;
using Cadre.Kernel;

namespace Cadre.Nodes.Contracts;

/// <summary>What is known of a node.</summary>
public enum NodeFate
{
    /// <summary>Nothing: it never registered, or there is no registry here. Only its leases tell.</summary>
    Unknown,

    /// <summary>It is there: up or draining.</summary>
    Alive,

    /// <summary>It left, died or was declared dead. Whatever it owned may be taken from it; fences keep out what it still tries.</summary>
    Gone,
}

/// <summary>
/// Calls to the other nodes of this installation. Each call carries the caller and its tenant, proves itself by the secret of the called incarnation and goes to that
/// incarnation only: its certificate is pinned. A node may call itself.
/// </summary>
public interface INodeLinks
{
    /// <summary>What is known of a node.</summary>
    Task<NodeFate> FateAsync(NodeId node, CancellationToken cancellationToken);

    /// <summary>All living nodes but this one.</summary>
    Task<IReadOnlyList<NodeId>> PeersAsync(CancellationToken cancellationToken);

    /// <summary>Calls a service of a node; null when it cannot be reached (nothing was done then, or nobody knows what was).</summary>
    /// <param name="node">Who is called.</param>
    /// <param name="call">What is asked.</param>
    /// <param name="cancellationToken">Stops waiting for the answer's head.</param>
    Task<NodeReply?> SendAsync(NodeId node, NodeCall call, CancellationToken cancellationToken);

    /// <summary>Opens a socket to a service of a node; null when it cannot be reached or does not want it. It is aborted when the node is gone.</summary>
    Task<WebSocket?> OpenSocketAsync(NodeId node, NodeCall call, CancellationToken cancellationToken);
}

/// <summary>A call.</summary>
/// <param name="Service">The name of the <see cref="INodeService"/>.</param>
/// <param name="Caller">On whose behalf; with a tenant.</param>
/// <param name="Query">The service's arguments.</param>
public sealed record NodeCall(string Service, Caller Caller, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>A JSON body; null for none (the call is a GET then).</summary>
    public byte[]? Body { get; init; }
}

/// <summary>An answer whose body is still being received. Reading may fail with <see cref="IOException"/> or <see cref="OperationCanceledException"/> when the node dies.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The body.</param>
/// <param name="message">What holds the connection.</param>
/// <param name="gone">Cancelled when the node is gone.</param>
public sealed class NodeReply(int status, Stream body, IDisposable message, CancellationToken gone) : IAsyncDisposable
{
    /// <summary>The HTTP status; 409 means: this node is not the owner.</summary>
    public int Status => status;

    /// <summary>The body.</summary>
    public Stream Body => body;

    /// <summary>Cancelled when the node is gone: link it into reads.</summary>
    public CancellationToken Gone => gone;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await body.DisposeAsync();
        message.Dispose();
    }
}
