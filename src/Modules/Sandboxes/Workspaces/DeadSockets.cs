using System.Net.Sockets;

namespace Cadre.Sandboxes.Workspaces;

/// <summary>Sockets that a killed server left: nobody listens behind them.</summary>
internal static class DeadSockets
{
    /// <summary>Removes those of a folder.</summary>
    public static void Remove(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.sock").Where(path => !IsAlive(path)))
        {
            File.Delete(path);
        }
    }

    private static bool IsAlive(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
