using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Microsoft.Win32.SafeHandles;

namespace Cadre.Cli.Commands;

/// <summary>Joins this terminal with one in a sandbox, byte by byte; the shell's exit code becomes this command's.</summary>
internal static class SandboxShell
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(300);

    public static async Task<int> RunAsync(ApiClient api, string named, CancellationToken cancellationToken)
    {
        var id = await SandboxCommands.IdOfAsync(api, named, cancellationToken);
        var own = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        var (columns, rows) = own ? (Console.WindowWidth, Console.WindowHeight) : (80, 24);
        using var socket = await api.ConnectAsync($"sandboxes/{id}/terminal?columns={columns}&rows={rows}", cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var before = own ? await SttyAsync("-g") : "";
        if (own)
        {
            await SttyAsync("raw -echo"); // Every key goes inside, Ctrl-C too.
        }

        try
        {
            _ = TypeAsync(socket, ending.Token);
            _ = own ? FollowSizeAsync(socket, (columns, rows), ending.Token) : Task.CompletedTask;
            return await ShowAsync(socket, named, cancellationToken);
        }
        finally
        {
            await ending.CancelAsync();
            if (own)
            {
                await SttyAsync(before);
            }
        }
    }

    private static async Task<int> ShowAsync(ClientWebSocket socket, string named, CancellationToken cancellationToken)
    {
        var code = ExitCode.Unreachable;
        string? stopped = null;
        var buffer = new byte[32 * 1024];
        await using var output = Console.OpenStandardOutput();
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            switch (received.MessageType)
            {
                case WebSocketMessageType.Close:
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                    return stopped is null or "exit" ? code : throw SandboxCommands.Stopped(named, stopped);
                case WebSocketMessageType.Text:
                    var said = JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, received.Count));
                    code = said?["code"]?.GetValue<int>() ?? code;
                    stopped = said?["reason"]?.GetValue<string>().ToLowerInvariant();
                    break;
                default:
                    await output.WriteAsync(buffer.AsMemory(0, received.Count), cancellationToken);
                    break;
            }
        }
    }

    private static async Task TypeAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        await using var input = new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0); // The console's own stream edits lines, and keeps Ctrl-C.
        int count;
        while ((count = await input.ReadAsync(buffer, cancellationToken)) > 0 && socket.State == WebSocketState.Open)
        {
            await socket.SendAsync(buffer.AsMemory(0, count), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
    }

    private static async Task FollowSizeAsync(ClientWebSocket socket, (int Columns, int Rows) known, CancellationToken cancellationToken)
    {
        while (socket.State == WebSocketState.Open)
        {
            await Task.Delay(LookEvery, cancellationToken);
            var now = (Console.WindowWidth, Console.WindowHeight);
            if (now != known)
            {
                known = now;
                var message = new JsonObject { ["type"] = "resize", ["columns"] = known.Columns, ["rows"] = known.Rows };
                await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, cancellationToken);
            }
        }
    }

    /// <summary>Asks for the terminal's modes, or sets them. The program gets none of our streams: of a child that has one, .NET takes back what it changed at the terminal.</summary>
    private static async Task<string> SttyAsync(string words)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"stty {words} </dev/tty"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var stty = Process.Start(start)!; // A new process.
        var said = await stty.StandardOutput.ReadToEndAsync();
        await stty.WaitForExitAsync();
        return said.Trim();
    }
}
