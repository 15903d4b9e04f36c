using System.Globalization;
using System.Net.Sockets;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>
/// A host user that no other server on this machine gives to a sandbox while this is held: the kernel counts processes, locked memory and pipes by user, so a sandbox of
/// one server could use up those of another's. Held as a name among the kernel's abstract sockets, which is free again the moment its holder ends, however it ends.
/// </summary>
internal sealed class UserClaim : IDisposable
{
    private readonly Socket name;

    private UserClaim(Socket name)
    {
        this.name = name;
    }

    /// <summary>Claims a user; null when another server has it.</summary>
    public static UserClaim? Try(uint user)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(string.Create(CultureInfo.InvariantCulture, $"\0cadre-sandbox-user-{user}")));
            return new UserClaim(socket);
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            socket.Dispose();
            return null;
        }
    }

    public void Dispose() => name.Dispose();
}
