using System.Net.WebSockets;
using System.Text.Json;
using Cadre.Kernel;
using Microsoft.Extensions.Logging;

namespace Cadre.Sandboxes.Features.Terminals;

/// <summary>
/// One socket and one terminal. Nothing is read from the terminal faster than the socket takes it, and nothing from the socket faster than the program takes it. Ends
/// when the shell ends, the client leaves, both are silent for too long, or the caller loses access.
/// </summary>
internal sealed partial class TerminalConnection(WebSocket socket, ISandboxTerminal terminal, Caller caller, SandboxServices services) : IDisposable
{
    /// <summary>What the shell is told.</summary>
    public static readonly IReadOnlyDictionary<string, string> Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PS1"] = @"\[\e[1;34m\]\w\[\e[0m\] \$ ", ["HISTFILE"] = "/work/.bash_history" };

    private const int NoAccess = 4403;
    private const int IdleTooLong = 4408;
    private const int Malformed = 4400;
    private const int MaxControl = 1000;
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource ending = new();
    private readonly ILogger log = services.Log;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long heardAt = services.Time.GetTimestamp();
    private (int Code, string Reason)? close;

    public async Task RunAsync()
    {
        await using var stopping = services.Lifetime.ApplicationStopping.Register(() => End((int)WebSocketCloseStatus.EndpointUnavailable, "the server stops"));
        using var watching = new CancellationTokenSource();
        var access = AccessWatch.RunAsync(caller, services, watching);
        var tasks = new[] { GuardAsync(SendAsync()), GuardAsync(ReceiveAsync()), GuardAsync(WatchSilenceAsync()) };
        await Task.WhenAny(tasks[0], tasks[1], access, ended.Task);
        var revoked = access.IsCompleted && await access;
        await CloseAsync(revoked ? (NoAccess, "access was taken away") : close ?? ((int)WebSocketCloseStatus.EndpointUnavailable, "")); // Before anything is cancelled: that would abort the socket.
        await Task.WhenAny(tasks[1], Task.Delay(FarewellPatience, services.Time, CancellationToken.None)); // The client says goodbye too; a reset would take from it what it has not read yet.
        await watching.CancelAsync();
        await ending.CancelAsync();
        await Task.WhenAll([.. tasks, access]);
    }

    public void Dispose()
    {
        ending.Dispose();
        socket.Dispose();
    }

    private async Task SendAsync()
    {
        await foreach (var chunk in terminal.Process.OutputAsync(0, ending.Token))
        {
            if (chunk.Exit is { } exit)
            {
                var said = JsonSerializer.SerializeToUtf8Bytes(new { type = "exit", code = exit.Code, reason = exit.Reason.ToString() }, CadreJson.Stored);
                await socket.SendAsync(said, WebSocketMessageType.Text, endOfMessage: true, ending.Token);
                close = ((int)WebSocketCloseStatus.NormalClosure, "the shell has ended");
            }
            else if (chunk.Data.Length > 0)
            {
                Heard();
                await socket.SendAsync(chunk.Data, WebSocketMessageType.Binary, endOfMessage: true, ending.Token);
            }
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), ending.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                close = ((int)WebSocketCloseStatus.NormalClosure, "");
                return;
            }

            Heard();
            if (received.MessageType == WebSocketMessageType.Binary)
            {
                await terminal.Process.Stdin!.WriteAsync(buffer.AsMemory(0, received.Count), ending.Token); // A terminal has one.
            }
            else if (!received.EndOfMessage || received.Count > MaxControl || !await ControlAsync(buffer.AsMemory(0, received.Count)))
            {
                close = (Malformed, "not a message of this socket");
                return;
            }
        }
    }

    private async Task<bool> ControlAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            var control = JsonSerializer.Deserialize<Control>(message.Span, CadreJson.Stored);
            return control is { Type: "resize" } && (await terminal.ResizeAsync(control.Columns, control.Rows, ending.Token)) is { } resized && (resized.IsOk || resized.Error.Code == "sandbox_process_ended");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task WatchSilenceAsync()
    {
        while (services.Time.GetElapsedTime(Volatile.Read(ref heardAt)) < services.Options.Value.TerminalIdle)
        {
            await Task.Delay(LookEvery, services.Time, ending.Token);
        }

        End(IdleTooLong, "silent for too long");
    }

    private void Heard() => Volatile.Write(ref heardAt, services.Time.GetTimestamp());

    private void End(int code, string reason)
    {
        close ??= (code, reason);
        ended.TrySetResult();
    }

    private async Task GuardAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            LogEnded(exception.Message);
        }
    }

    private async Task CloseAsync((int Code, string Reason) with)
    {
        using var patience = new CancellationTokenSource(FarewellPatience, services.Time);
        await GuardAsync(socket.State is WebSocketState.Open or WebSocketState.CloseReceived ? socket.CloseOutputAsync((WebSocketCloseStatus)with.Code, with.Reason, patience.Token) : Task.CompletedTask);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A side of a terminal's socket ended: {Reason}")]
    private partial void LogEnded(string reason);

    private sealed record Control(string Type, int Columns, int Rows);
}
