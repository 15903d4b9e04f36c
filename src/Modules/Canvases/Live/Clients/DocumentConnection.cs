using System.Net.WebSockets;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Documents;
using Cadre.Kernel;
using Microsoft.Extensions.Logging;

namespace Cadre.Canvases.Live.Clients;

/// <summary>
/// One client's socket. 1. Join the document. 2. Read messages and give them to the document, while what is for the client leaves as it comes and another loop
/// asks every few seconds whether the caller still may. 3. Whatever ends first closes the rest: what is queued is still sent, then the
/// reason; who does not listen within two seconds is cut off. 4. Leave.
/// </summary>
internal sealed partial class DocumentConnection(WebSocket socket, Caller caller, DocumentAccess access, LiveDocumentsOptions options, TimeProvider time, ILogger log) : IDisposable
{
    // A token would be registered for every message; the socket is aborted instead when the connection is cut.
    private static readonly CancellationToken Uncancelled = CancellationToken.None;
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);
    private readonly OutgoingQueue outgoing = new(options.OutgoingBytes, message => socket.SendAsync(message.AsMemory(), WebSocketMessageType.Binary, endOfMessage: true, Uncancelled));
    private readonly CancellationTokenSource closing = new();
    private readonly CancellationTokenSource cutting = new(Timeout.InfiniteTimeSpan, time);
    private int code;
    private string reason = "";

    public Actor Actor => caller.Actor;

    public DocumentAccess Access => access;

    /// <summary>The blocks and fields it may write; null for all.</summary>
    public EditScope? Scope { get; init; }

    /// <summary>Queues a message; a client that is too far behind is closed.</summary>
    public void Send(byte[] message) => Send(message, []);

    /// <summary>Queues messages that belong together.</summary>
    public void Send(byte[] first, IReadOnlyList<byte[]> rest)
    {
        if (!outgoing.TryAdd(first, rest))
        {
            Close(CloseCodes.TooSlow, "Too slow: reconnect to catch up.");
        }
    }

    /// <summary>Ends the connection; the first reason wins.</summary>
    public void Close(int closeCode, string why)
    {
        if (Interlocked.CompareExchange(ref code, closeCode, 0) == 0)
        {
            reason = why;
            outgoing.Complete();
            cutting.CancelAfter(CloseWithin);
            _ = closing.CancelAsync();
        }
    }

    public async Task RunAsync(LiveDocument document, ICallerCheck callers, CancellationToken stopping)
    {
        await using var cut = cutting.Token.Register(socket.Abort);
        await using var stop = stopping.Register(() => Close(CloseCodes.Restart, "The server stops: reconnect."));
        if (!document.Join(this)) // 1
        {
            Close(CloseCodes.Restart, "The document moved: reconnect.");
        }

        try
        {
            await Task.WhenAll(EndingAsync(ReadAsync(document)), EndingAsync(WriteAsync()), EndingAsync(RecheckAsync(callers))); // 2, 3
        }
        finally
        {
            document.Leave(this); // 4
        }
    }

    public void Dispose()
    {
        closing.Dispose();
        cutting.Dispose();
        socket.Dispose();
    }

    private async Task ReadAsync(LiveDocument document)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(), Uncancelled);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            if (read.MessageType != WebSocketMessageType.Binary || message.Length + read.Count > options.MessageBytes)
            {
                Close(CloseCodes.Malformed, "Messages are binary and of limited size.");
                return;
            }

            message.Write(buffer, 0, read.Count);
            if (read.EndOfMessage)
            {
                if (!closing.IsCancellationRequested)
                {
                    document.Receive(this, message.GetBuffer().AsSpan(0, (int)message.Length));
                }

                message.SetLength(0);
            }
        }
    }

    private async Task WriteAsync()
    {
        await outgoing.Ended;
        await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, cutting.Token);
    }

    private async Task RecheckAsync(ICallerCheck callers)
    {
        while (true)
        {
            await Task.Delay(options.RecheckEvery, time, closing.Token);
            try
            {
                if (!await callers.IsCurrentAsync(caller, closing.Token))
                {
                    Close(CloseCodes.NoAccess, "Your access to this canvas has ended.");
                    return;
                }
            }
            catch (Npgsql.NpgsqlException failure)
            {
                LogUnchecked(failure); // without a database nothing is committed either; the next round asks again
            }
        }
    }

    /// <summary>Waits for a loop; when it ends, all end. Cancellation and a client that is gone are how connections end.</summary>
    private async Task EndingAsync(Task loop)
    {
        try
        {
            await loop;
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or IOException)
        {
            LogEnded(end.Message);
        }
        finally
        {
            Close((int)WebSocketCloseStatus.NormalClosure, "");
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A document's client left: {Message}")]
    private partial void LogEnded(string message);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The right of a document's client could not be checked.")]
    private partial void LogUnchecked(Exception failure);
}
