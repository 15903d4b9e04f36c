using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cadre.Sandboxes.Bubblewrap;

namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>What attacks on the host are after: a secret file, a folder to plant in, listeners of every kind, a process to see and to end.</summary>
internal sealed class HostBait : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cadre-bait");
    private readonly TcpListener tcp = new(IPAddress.IPv6Any, 0);
    private readonly Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket named = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Socket hidden = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Process victim = Process.Start(new ProcessStartInfo("/usr/bin/sleep", ["300"]) { UseShellExecute = false })!;

    public HostBait()
    {
        var all = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        OpenToAll(folder.FullName, all);
        Planted = folder.CreateSubdirectory("planted").FullName;
        OpenToAll(Planted, all);
        File.WriteAllText(Path.Combine(folder.FullName, "secret"), "treasure");
        OpenToAll(Path.Combine(folder.FullName, "secret"), all);
        tcp.Server.DualMode = true;
        tcp.Start();
        udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ = EchoAsync();
        var path = Path.Combine(folder.FullName, ".s.PGSQL.5432");
        named.Bind(new UnixDomainSocketEndPoint(path));
        OpenToAll(path, all);
        named.Listen(64);
        hidden.Bind(new UnixDomainSocketEndPoint($"\0cadre-{folder.Name}"));
        hidden.Listen(64);
    }

    /// <summary>A folder of the host in which everybody may write.</summary>
    public string Planted { get; }

    /// <summary>Where the bait is, and the sandbox's workspace on the host.</summary>
    public object Facts(ISandbox sandbox) => new { Workspace = ((BubblewrapSandbox)sandbox).Workspace.Path, Folder = folder.FullName, Planted, Tcp = ((IPEndPoint)tcp.LocalEndpoint).Port, Udp = ((IPEndPoint)udp.LocalEndPoint!).Port, Hidden = $"cadre-{folder.Name}", Victim = victim.Id, Server = Environment.ProcessId };

    public bool VictimLives => !victim.HasExited;

    public void Dispose()
    {
        victim.Kill();
        victim.Dispose();
        foreach (var socket in (ReadOnlySpan<Socket>)[udp, named, hidden])
        {
            socket.Dispose();
        }

        tcp.Dispose();
        folder.Delete(recursive: true);
    }

    private static void OpenToAll(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private async Task EchoAsync()
    {
        var buffer = new byte[512];
        try
        {
            while (true)
            {
                var got = await udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
                await udp.SendToAsync(buffer.AsMemory(0, got.ReceivedBytes), got.RemoteEndPoint);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            return; // The test is over.
        }
    }
}
