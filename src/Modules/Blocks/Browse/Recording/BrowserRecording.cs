using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Browse.Recording;

/// <summary>
/// A person at a sandboxed browser, over a WebSocket: pictures of the page go out, what the person does comes in, is done with real events, and becomes steps. Messages
/// are JSON: <see cref="RecordingMessage"/> in; <c>{"type":"frame","data":}</c>, <c>{"type":"steps","steps":}</c>, <c>{"type":"options","target":,"options":}</c> and
/// <c>{"type":"said","message":}</c> out. Closing the socket ends the browser.
/// </summary>
internal sealed class BrowserRecording(WebSocket socket, BrowserTab tab) : IDisposable
{
    private const int LargestMessage = 16 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly RecordedSteps recorded = new();
    private readonly SemaphoreSlim sending = new(1, 1);

    /// <summary>Opens the page and follows the person until they leave.</summary>
    public async Task RunAsync(Uri address, CancellationToken cancellationToken)
    {
        await tab.WatchAsync(frame => SendAsync(new { type = "frame", data = frame }, cancellationToken), cancellationToken);
        await DoAsync(new RecordingMessage("open", 0, 0, address.AbsoluteUri, null), cancellationToken);
        while (await ReadAsync(cancellationToken) is { } message)
        {
            await DoAsync(message, cancellationToken);
        }

        await tab.WatchAsync(null, cancellationToken);
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => sending.Dispose();

    private async Task DoAsync(RecordingMessage message, CancellationToken cancellationToken)
    {
        var done = message.Do switch
        {
            "open" when Uri.TryCreate(message.Text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" => await Record(new BrowseStep("open", null, message.Text, null), tab.GoAsync(url, cancellationToken)),
            "click" => await ClickAsync(message, cancellationToken),
            "take" => await TakeAsync(message, cancellationToken),
            "choose" when message.Target is { Length: > 0 } target => await Record(new BrowseStep("select", target, message.Text, null), AskAsync($"select({Quote(target)}, {Quote(message.Text ?? "")})", cancellationToken)),
            "text" when message.Text is { Length: > 0 } text => await TypedAsync(tab.TypeAsync(text, cancellationToken), cancellationToken),
            "key" when BrowserKeys.Find(message.Text) is { } key => await PressAsync(key, cancellationToken),
            "scroll" => await tab.ScrollAsync(message.X, message.Y, double.TryParse(message.Text, CultureInfo.InvariantCulture, out var by) ? by : 0, cancellationToken),
            "screenshot" => await Record(new BrowseStep("screenshot", null, null, null), Task.FromResult<Result<Done>>(default(Done))),
            "drop" => Dropped(),
            _ => Error.Invalid("recording_message", "This is nothing a person can do here.", "Open a web address, click, type, choose, scroll or take."),
        };
        if (!done.IsOk)
        {
            await SendAsync(new { type = "said", message = done.Error.Message }, cancellationToken);
        }

        await SendAsync(new { type = "steps", steps = recorded.All }, cancellationToken);
        await GlanceAsync(cancellationToken);
    }

    /// <summary>What is seen after a deed: a page that stands still after it has come tells no frame of its own.</summary>
    private async Task GlanceAsync(CancellationToken cancellationToken)
    {
        var seen = await tab.GlanceAsync(cancellationToken);
        if (seen.IsOk)
        {
            await SendAsync(new { type = "frame", data = Convert.ToBase64String(seen.Value) }, cancellationToken);
        }
    }

    private async Task<Result<Done>> ClickAsync(RecordingMessage message, CancellationToken cancellationToken)
    {
        var met = await tab.AskAsync(string.Create(CultureInfo.InvariantCulture, $"at({message.X}, {message.Y}, false)"), Patience, cancellationToken);
        if (!met.IsOk || met.Value.ValueKind != JsonValueKind.Object)
        {
            return met.IsOk ? default(Done) : met.Error;
        }

        var target = met.Value.GetProperty("target").GetString()!;
        if (met.Value.GetProperty("kind").GetString() == "select")
        {
            await SendAsync(new { type = "options", target, options = met.Value.GetProperty("options") }, cancellationToken);
            return default(Done);
        }

        return await Record(new BrowseStep("click", target, null, null), tab.ClickAsync(message.X, message.Y, cancellationToken));
    }

    private async Task<Result<Done>> TakeAsync(RecordingMessage message, CancellationToken cancellationToken)
    {
        var met = await tab.AskAsync(string.Create(CultureInfo.InvariantCulture, $"at({message.X}, {message.Y}, true)"), Patience, cancellationToken);
        return met.Map(m =>
        {
            if (m.ValueKind == JsonValueKind.Object)
            {
                recorded.Add(new BrowseStep(m.GetProperty("kind").GetString()!, m.GetProperty("target").GetString(), null, null));
            }

            return default(Done);
        });
    }

    private async Task<Result<Done>> PressAsync((string Name, int Code) key, CancellationToken cancellationToken)
    {
        var pressed = tab.PressAsync(key.Name, key.Code, cancellationToken);
        return key.Name is "Backspace" or "Delete" ? await TypedAsync(pressed, cancellationToken) : await Record(new BrowseStep("press", null, key.Name, null), pressed);
    }

    // What stands in the field afterwards is what is typed again; a password is never recorded.
    private async Task<Result<Done>> TypedAsync(Task<Result<Done>> typing, CancellationToken cancellationToken)
    {
        var typed = await typing;
        var field = await typed.ThenAsync(_ => tab.AskAsync("focused()", TimeSpan.Zero, cancellationToken));
        if (!field.IsOk || field.Value.ValueKind != JsonValueKind.Object)
        {
            return field.IsOk ? default(Done) : field.Error;
        }

        var secret = field.Value.GetProperty("secret").GetBoolean();
        recorded.Add(new BrowseStep("type", field.Value.GetProperty("target").GetString(), secret ? "{{input.password}}" : field.Value.GetProperty("value").GetString(), null));
        return secret ? Error.Invalid("recording_secret", "Passwords are not recorded: connect one as input.password.", "Connect a block that gives it.") : default(Done);
    }

    private async Task<Result<Done>> AskAsync(string call, CancellationToken cancellationToken) => (await tab.AskAsync(call, Patience, cancellationToken)).Map(_ => default(Done));

    private async Task<Result<Done>> Record(BrowseStep step, Task<Result<Done>> work)
    {
        var done = await work;
        if (done.IsOk)
        {
            recorded.Add(step);
        }

        return done;
    }

    private Result<Done> Dropped()
    {
        recorded.DropLast();
        return default(Done);
    }

    private async Task<RecordingMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestMessage];
        var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
        if (received.MessageType != WebSocketMessageType.Text || !received.EndOfMessage)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<RecordingMessage>(buffer.AsSpan(0, received.Count), CadreJson.Stored);
        }
        catch (JsonException)
        {
            return null; // not a client of ours: the recording ends
        }
    }

    private async Task SendAsync(object message, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, CadreJson.Stored), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            sending.Release();
        }
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
