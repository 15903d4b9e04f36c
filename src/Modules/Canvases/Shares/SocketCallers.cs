using Cadre.Canvases.Contracts;
using Cadre.Kernel;

namespace Cadre.Canvases.Shares;

/// <summary>Whether those who are connected to a document still may be, and what of it they may write: members by their session or key, guests and agents by their link.</summary>
internal sealed class SocketCallers(ICallerCheck members, ShareStore shares) : ICallerCheck
{
    public async Task<bool> IsCurrentAsync(Caller caller, CancellationToken cancellationToken) => caller is { Actor.Kind: ActorKind.Guest or ActorKind.Agent, Tenant: { } tenant }
        ? await shares.FindAsync(tenant, caller.Session, cancellationToken) is not null
        : await members.IsCurrentAsync(caller, cancellationToken);

    /// <summary>The blocks and fields an agent may write; null for people, who are bound by their role alone.</summary>
    public async Task<EditScope?> ScopeOfAsync(Caller caller, CancellationToken cancellationToken) => caller is { Actor.Kind: ActorKind.Agent, Tenant: { } tenant }
        ? (await shares.FindAsync(tenant, caller.Session, cancellationToken))?.Share.Agent?.ToScope() ?? AgentAccess.Nothing
        : null;
}
