using System.Net.WebSockets;
using Cadre.Canvases.Contracts;
using Cadre.Crdt;

namespace Cadre.Canvases.Tests.Live;

/// <summary>A client with a document of its own, speaking the sync protocol.</summary>
internal sealed class SyncClient : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly Lock gate = new();
    private readonly Doc doc = new();
    private readonly SemaphoreSlim sending = new(1);

    private SyncClient() => doc.Updated += update =>
    {
        if (update.Origin is null)
        {
            _ = SendAsync(SyncProtocol.Update(update.Update.Span));
        }
    };

    /// <summary>Connects and reads until the socket ends.</summary>
    public static async Task<SyncClient> OpenAsync(string server, CanvasId canvas, string person, CancellationToken cancellationToken)
    {
        var client = new SyncClient();
        await client.socket.ConnectAsync(new Uri($"{server}/canvases/{canvas}/sync?person={person}"), cancellationToken);
        client.Reading = client.ReadAsync();
        await client.SendAsync(SyncProtocol.Step1(new StateVector()));
        return client;
    }

    public Task Reading { get; private set; } = Task.CompletedTask;

    public T Use<T>(Func<Doc, T> use)
    {
        lock (gate)
        {
            return use(doc);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 20];
        var length = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += read.Count;
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                if (!read.EndOfMessage)
                {
                    continue;
                }

                lock (gate)
                {
                    if (SyncProtocol.Handle(doc, buffer.AsSpan(0, length), "server").Answer is { } answer)
                    {
                        _ = SendAsync(answer);
                    }
                }

                length = 0;
            }
        }
        catch (WebSocketException)
        {
            length = 0; // the server was killed: that is what these clients are for
        }
    }

    private async Task SendAsync(byte[] message)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception end) when (end is WebSocketException or ObjectDisposedException or IOException)
        {
            return; // killed while sending
        }
        finally
        {
            sending.Release();
        }
    }
}
