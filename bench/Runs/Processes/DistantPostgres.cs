using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Cadre.Postgres;

namespace Cadre.Runs.Bench;

/// <summary>The way to the database with a delay in each direction: bytes arrive in order and as many as are sent, each as much later. Threads of their own, because timers are too coarse.</summary>
internal sealed partial class DistantPostgres : IDisposable
{
    private readonly BenchCluster cluster;
    private readonly TimeSpan delay;
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public DistantPostgres(BenchCluster cluster, TimeSpan delay)
    {
        (this.cluster, this.delay) = (cluster, delay);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(200);
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <summary>The cluster as seen through the delay.</summary>
    public (DatabaseOptions Options, string Folder) Through() => (cluster.Options with { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndPoint!).Port }, cluster.Folder);

    public void Dispose() => listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                var near = listener.Accept();
                near.NoDelay = true;
                var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                far.Connect(new UnixDomainSocketEndPoint(Path.Combine(cluster.Folder, ".s.PGSQL.5432")));
                Relay(near, far);
                Relay(far, near);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            return; // the measurement is over
        }
    }

    private void Relay(Socket from, Socket to)
    {
        var way = new BlockingCollection<(long Due, byte[] Bytes)>();
        new Thread(() => Receive(from, way)) { IsBackground = true }.Start();
        new Thread(() => Send(to, way)) { IsBackground = true }.Start();
    }

    private void Receive(Socket from, BlockingCollection<(long Due, byte[] Bytes)> way)
    {
        var buffer = new byte[256 << 10];
        try
        {
            while (from.Receive(buffer) is var read && read > 0)
            {
                way.Add((Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency), buffer[..read]));
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            way.Add((0, [])); // what was on its way still arrives
        }

        way.CompleteAdding();
    }

    private static void Send(Socket to, BlockingCollection<(long Due, byte[] Bytes)> way)
    {
        try
        {
            foreach (var (due, bytes) in way.GetConsumingEnumerable())
            {
                var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                if (left > TimeSpan.Zero)
                {
                    _ = Sleep((uint)left.TotalMicroseconds); // cut short by a signal it is a little early
                }

                to.Send(bytes);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            return; // the other side has gone
        }
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Sleep(uint microseconds);
}
