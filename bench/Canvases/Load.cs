using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using Cadre.Crdt;

namespace Cadre.Canvases.Bench;

/// <summary>
/// Many clients on one document; each writes two values a second, and a sample of them measures what arrives and when. With cursors each also shows ten times a second where it is, in groups of twenty that look at the same place.
/// </summary>
internal sealed class Load(Uri address, int clients, Process server, bool cursors)
{
    private const int Samples = 12;
    private const int Group = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CursorPause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentBag<double> delays = [];
    private readonly ConcurrentDictionary<ClientWebSocket, SemaphoreSlim> turns = [];
    private readonly long[] written = new long[clients];
    private bool measuring;

    /// <summary>Runs for a while; answers the share of the sample's expected deliveries that arrived, the delays in ms, in order, and the server's share of a core, all after the warm-up.</summary>
    public async Task<(double Delivered, double[] Delays, double Share)> RunAsync(TimeSpan warmUp, TimeSpan measured)
    {
        using var stop = new CancellationTokenSource();
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < clients; i++)
        {
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(address, CancellationToken.None);
            sockets.Add(socket);
        }

        var work = sockets.SelectMany((socket, i) => new[] { ReadAsync(socket, i, stop.Token), WriteAsync(socket, i, stop.Token), cursors ? PointAsync(socket, i, stop.Token) : Task.CompletedTask }).ToList();
        await Task.Delay(warmUp, stop.Token);
        Volatile.Write(ref measuring, true);
        server.Refresh();
        var (cpu, clock) = (server.TotalProcessorTime, Stopwatch.GetTimestamp());
        await Task.Delay(measured, stop.Token);
        server.Refresh();
        var share = (server.TotalProcessorTime - cpu) / Stopwatch.GetElapsedTime(clock);
        Volatile.Write(ref measuring, false);
        var expected = Enumerable.Range(0, Samples).Sum(sample => written.Sum() - written[sample]);
        await Task.Delay(TimeSpan.FromSeconds(1), stop.Token);
        await stop.CancelAsync();
        await Task.WhenAll(work);
        sockets.ForEach(socket => socket.Dispose());
        return (Math.Min(1, delays.Count / (double)Math.Max(1, expected)), [.. delays.Order()], share);
    }

    private async Task WriteAsync(ClientWebSocket socket, int who, CancellationToken stop)
    {
        var doc = new Doc();
        var update = Array.Empty<byte>();
        doc.Updated += change => update = SyncProtocol.Update(change.Update.Span);
        try
        {
            await Task.Delay(Pause * (who % 100 / 100.0), stop);
            while (true)
            {
                var measured = Volatile.Read(ref measuring);
                doc.GetMap("geo")[$"c{who}"] = new Any[] { Stopwatch.GetTimestamp(), measured };
                await SendAsync(socket, update, stop);
                if (measured)
                {
                    written[who]++;
                }

                await Task.Delay(Pause, stop);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            return; // the end of the run
        }
    }

    private async Task PointAsync(ClientWebSocket socket, int who, CancellationToken stop)
    {
        var (x, y) = (who / Group * 10_000, 0);
        try
        {
            await Task.Delay(CursorPause * (who % 100 / 100.0), stop);
            for (var clock = 1; ; clock++)
            {
                var state = new Dictionary<string, Any> { ["cursor"] = new Any[] { x + (clock % 900), y + (who % 600) }, ["viewport"] = new Any[] { x, y, 1_440, 900 }, ["selection"] = Array.Empty<Any>() };
                var shown = AwarenessState.Encode([new AwarenessState((ulong)who + 1, clock, Any.FromMap(state))]);
                await SendAsync(socket, SyncProtocol.Presence(shown), stop);
                await Task.Delay(CursorPause, stop);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            return; // the end of the run
        }
    }

    // One message at a time: a socket takes no second one while it sends.
    private async Task SendAsync(ClientWebSocket socket, byte[] message, CancellationToken stop)
    {
        var turn = turns.GetOrAdd(socket, static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(stop);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task ReadAsync(ClientWebSocket socket, int who, CancellationToken stop)
    {
        var doc = new Doc();
        using var watching = doc.GetMap("geo").Observe(changes => Note(changes, $"c{who}"));
        var buffer = new byte[1 << 18];
        var length = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
                length += read.Count;
                if (!read.EndOfMessage)
                {
                    continue;
                }

                if (who < Samples)
                {
                    SyncProtocol.Handle(doc, buffer.AsSpan(0, length), "server");
                }

                length = 0;
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            return; // the end of the run
        }
    }

    private void Note(TypeEvent changes, string own)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var key in changes.Keys.Keys)
        {
            if (key != own && ((SharedMap)changes.Target)[key].List is [{ Number: { } sent }, { Boolean: true }])
            {
                delays.Add(Stopwatch.GetElapsedTime((long)sent, now).TotalMilliseconds);
            }
        }
    }
}
