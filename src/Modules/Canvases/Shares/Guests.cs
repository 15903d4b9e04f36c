using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;

namespace Cadre.Canvases.Shares;

/// <summary>
/// Who comes by a link. A client that keeps a random text and sends it as <c>guest</c> is the same guest each time (so it may change its own comments), and may give itself a name;
/// it never looks like a member. Who comes by an agent's link is that agent.
/// </summary>
internal static class Guests
{
    private const int MaxName = 40, MaxKey = 100;

    public static Actor Of(OpenShare share, string? key, string? name, IdSource ids)
    {
        if (share.Share.Agent is { } agent)
        {
            return new Actor(ActorKind.Agent, share.Share.Id, agent.Name);
        }

        var own = key is { Length: > 15 and <= MaxKey } ? key : ids.NewToken();
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{share.Share.Id}/{own}"))[..16]);
        var shown = new string([.. (name ?? "").Where(c => !char.IsControl(c)).Take(MaxName)]).Trim();
        return new Actor(ActorKind.Guest, id, shown.Length == 0 ? "Guest" : $"{shown} (guest)");
    }
}
