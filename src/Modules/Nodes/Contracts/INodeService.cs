using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Nodes.Contracts;

/// <summary>
/// What other nodes may ask of this one. Served on the node's own relay address only, never on the public one; the call is authenticated and its caller was authorised by the
/// node that took the request. Register it as a singleton.
/// </summary>
public interface INodeService
{
    /// <summary>Its name in the address: lower case letters.</summary>
    string Name { get; }

    /// <summary>Answers a call. Answers 409 when it is for another node.</summary>
    Task ServeAsync(HttpContext context, Caller caller, Tenant tenant, CancellationToken cancellationToken);
}
