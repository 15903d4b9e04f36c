using System.Net.WebSockets;
using Cadre.Canvases.Live.Clients;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Persistence;
using Cadre.Crdt;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Microsoft.Extensions.Logging;

namespace Cadre.Canvases.Live.Relay;

/// <summary>
/// A client of a document that lives on another node. 1. Connect to the owner. 2. Pass messages both ways. 3. When the owner dies or hands the document over, find the new owner
/// and connect to it; the client stays and notices nothing. The new owner asks the client for what it has (so a change that the old one did not make durable comes again), and is
/// asked for everything in the client's name (so what the client missed comes too). 4. A final reason of the owner (no access, reset, deleted) is passed on and ends it.
/// </summary>
internal sealed partial class DocumentRelay(WebSocket client, Caller caller, DocumentKey key, SyncServices services, NodeTies nodes) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);
    private static readonly byte[] AskForAll = SyncProtocol.Step1(new Doc().StateVector());
    private readonly ILogger log = services.Log;
    private readonly SemaphoreSlim sending = new(1);
    private WebSocket? owner;
    private byte[]? presence;
    private bool malformed;
    private bool missed;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var cutting = new CancellationTokenSource(Timeout.InfiniteTimeSpan, services.Time);
        var listening = ListenAsync(ending, cutting.Token);
        var (code, reason) = await FollowAsync(ending.Token);
        (code, reason) = malformed ? (CloseCodes.Malformed, "Messages are binary and of limited size.") : client.State == WebSocketState.CloseReceived ? ((int)WebSocketCloseStatus.NormalClosure, "") : (code, reason);
        cutting.CancelAfter(CloseWithin);
        await EndAsync(() => client.CloseOutputAsync((WebSocketCloseStatus)code, reason, cutting.Token));
        await listening;
    }

    public void Dispose() => sending.Dispose();

    /// <summary>From owner to owner, until a final reason.</summary>
    private async Task<(int Code, string Reason)> FollowAsync(CancellationToken cancellationToken)
    {
        var isFirst = true;
        var healthyAt = services.Time.GetTimestamp();
        try
        {
            while (services.Time.GetElapsedTime(healthyAt) < Patience)
            {
                if (await ConnectAsync(cancellationToken) is { } connected) // 1, 3
                {
                    using (connected)
                    {
                        var begun = services.Time.GetTimestamp();
                        await TakeUpAsync(connected, isFirst, cancellationToken);
                        var (code, reason) = await PassOnAsync(connected, cancellationToken); // 2
                        await SetOwnerAsync(null, cancellationToken);
                        isFirst = false;
                        if (code is { } final && final != CloseCodes.Restart)
                        {
                            return (final, reason); // 4
                        }

                        LogMoved(key);
                        healthyAt = services.Time.GetElapsedTime(begun) > TimeSpan.FromSeconds(1) ? services.Time.GetTimestamp() : healthyAt;
                    }
                }

                await Task.Delay(Pause, services.Time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (CloseCodes.Restart, "The server stops: reconnect.");
        }

        return (CloseCodes.Restart, "The document's node cannot be reached: reconnect.");
    }

    private async Task<WebSocket?> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var node = await services.Documents.LocateAsync(key, cancellationToken) switch
            {
                DocumentPlace.There there => there.Node,
                DocumentPlace.Here => nodes.Me.Id, // this node took it over while the client was connected
                _ => (NodeId?)null,
            };
            return node is { } id ? await nodes.Links.OpenSocketAsync(id, new(SocketService.ServiceName, caller, DocumentAddress.Write(key)), cancellationToken) : null;
        }
        catch (Npgsql.NpgsqlException failure)
        {
            LogUnknown(key, failure.Message);
            return null;
        }
    }

    private async Task TakeUpAsync(WebSocket connected, bool isFirst, CancellationToken cancellationToken)
    {
        await SetOwnerAsync(connected, cancellationToken);
        if (!isFirst || missed)
        {
            missed = false;
            await SendAsync(AskForAll, cancellationToken);
            if (Volatile.Read(ref presence) is { } shown)
            {
                await SendAsync(shown, cancellationToken);
            }
        }
    }

    /// <summary>Owner → client, until the owner ends it. No code: it broke off.</summary>
    private async Task<(int? Code, string Reason)> PassOnAsync(WebSocket connected, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new MemoryStream();
            while (await SocketMessage.ReadAsync(connected, message, int.MaxValue, cancellationToken) is { } whole)
            {
                await client.SendAsync(whole, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
            }

            return ((int?)connected.CloseStatus, connected.CloseStatusDescription ?? "");
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or ObjectDisposedException)
        {
            LogBroken(key, broken.Message);
            return (client.State == WebSocketState.Open ? null : (int)WebSocketCloseStatus.NormalClosure, "");
        }
    }

    /// <summary>Client → owner, until the client leaves. While there is no owner messages are dropped: the next one asks for them.</summary>
    private async Task ListenAsync(CancellationTokenSource ending, CancellationToken cut)
    {
        await EndAsync(async () =>
        {
            using var message = new MemoryStream();
            while (await SocketMessage.ReadAsync(client, message, services.Options.MessageBytes, cut) is { } whole)
            {
                if (SyncProtocol.Read(whole.Span, out _) == MessageKind.Awareness)
                {
                    Volatile.Write(ref presence, whole.ToArray());
                }

                await SendAsync(whole, ending.Token);
            }

            malformed = client.State == WebSocketState.Open;
        });
        await ending.CancelAsync();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            if (owner is { State: WebSocketState.Open } connected)
            {
                await connected.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
                return;
            }

            missed = true;
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or ObjectDisposedException)
        {
            LogBroken(key, broken.Message); // the other direction finds the next owner
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task SetOwnerAsync(WebSocket? connected, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        owner = connected;
        sending.Release();
    }

    private async Task EndAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            LogBroken(key, end.Message); // how connections end
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Document {Key} moved; its relayed client goes along.")]
    private partial void LogMoved(DocumentKey key);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A relay of document {Key} ended: {Reason}")]
    private partial void LogBroken(DocumentKey key, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Who owns document {Key} is not known now: {Reason}")]
    private partial void LogUnknown(DocumentKey key, string reason);
}
