using Cadre.Kernel;

namespace Cadre.Canvases.Shares;

/// <summary>Whether those who are connected to a document still may be: members by their session or key, guests by their link.</summary>
internal sealed class SocketCallers(ICallerCheck members, ShareStore shares) : ICallerCheck
{
    public async Task<bool> IsCurrentAsync(Caller caller, CancellationToken cancellationToken) => caller is { Actor.Kind: ActorKind.Guest, Tenant: { } tenant }
        ? await shares.FindAsync(tenant, caller.Session, cancellationToken) is not null
        : await members.IsCurrentAsync(caller, cancellationToken);
}
