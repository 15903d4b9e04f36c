using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;

namespace Cadre.Blocks.Browse;

/// <summary>The one page of a browser that has a way out: navigation, real mouse and key events, what it shows.</summary>
internal sealed class BrowserTab
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan FramePause = TimeSpan.FromMilliseconds(300);
    private readonly Browser browser;
    private readonly string session;
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, byte> refused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> asked = new(StringComparer.Ordinal);
    private volatile string? lastRefusal;
    private volatile Func<string, Task>? watcher;

    private BrowserTab(Browser browser, string session, TimeProvider time)
    {
        (this.browser, this.session, this.time) = (browser, session, time);
        browser.Messages.Heard = Hear;
    }

    /// <summary>Hosts whose answers did not arrive.</summary>
    public IReadOnlyCollection<string> Unreached => [.. refused.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Opens it.</summary>
    public static async Task<Result<BrowserTab>> OpenAsync(Browser browser, int width, int height, TimeProvider time, CancellationToken cancellationToken)
    {
        var target = await browser.Messages.CallAsync(null, "Target.createTarget", new JsonObject { ["url"] = "about:blank" }, cancellationToken);
        var attached = await target.ThenAsync(t => browser.Messages.CallAsync(null, "Target.attachToTarget", new JsonObject { ["targetId"] = t.GetProperty("targetId").GetString(), ["flatten"] = true }, cancellationToken));
        if (!attached.IsOk)
        {
            return attached.Error;
        }

        var tab = new BrowserTab(browser, attached.Value.GetProperty("sessionId").GetString()!, time);
        await browser.Messages.CallAsync(null, "Browser.setDownloadBehavior", new JsonObject { ["behavior"] = "deny" }, cancellationToken);
        await tab.CallAsync("Page.enable", [], cancellationToken);
        await tab.CallAsync("Network.enable", [], cancellationToken);
        await tab.CallAsync("Page.addScriptToEvaluateOnNewDocument", new JsonObject { ["source"] = EmbeddedText.Read("Browse/quiet.js") }, cancellationToken);
        var sized = await tab.CallAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 }, cancellationToken);
        return sized.Map(_ => tab);
    }

    /// <summary>Goes to an address and waits until it is there.</summary>
    public async Task<Result<Done>> GoAsync(Uri address, CancellationToken cancellationToken)
    {
        lastRefusal = null;
        var gone = await CallAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri }, cancellationToken);
        if (!gone.IsOk)
        {
            return gone.Error;
        }

        if (gone.Value.TryGetProperty("errorText", out var failed))
        {
            return Unreachable(address.Host, failed.GetString()!);
        }

        return await SettleAsync(cancellationToken);
    }

    /// <summary>Waits until the page has loaded; a page that goes on loading is used as it is after a while.</summary>
    public async Task<Result<Done>> SettleAsync(CancellationToken cancellationToken)
    {
        for (var beat = 0; beat < 80; beat++)
        {
            await Task.Delay(Beat, time, cancellationToken);
            var state = await EvaluateAsync("document.readyState + ' ' + location.href", cancellationToken);
            if (state.IsOk && state.Value.GetString() is { } text && text.StartsWith("complete", StringComparison.Ordinal))
            {
                var refusal = lastRefusal is { } host && text.Contains("//" + host, StringComparison.Ordinal);
                return refusal || text.Contains("chrome-error://", StringComparison.Ordinal) ? Unreachable(lastRefusal ?? "the address", refusal ? "it is not allowed" : "it did not answer") : default(Done);
            }
        }

        return default(Done);
    }

    /// <summary>The value of a call of the page's functions; null values are waited for until patience ends.</summary>
    public async Task<Result<JsonElement>> AskAsync(string call, TimeSpan patience, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + patience;
        while (true)
        {
            var value = await EvaluateAsync($"(window.__cadre || {EmbeddedText.Read("Browse/page.js").TrimEnd().TrimEnd(';')}, window.__cadre).{call}", cancellationToken);
            if ((value.IsOk && value.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False)) || time.GetUtcNow() >= until)
            {
                return value;
            }

            await Task.Delay(Beat, time, cancellationToken);
        }
    }

    /// <summary>Shows what is seen as it changes, as JPEG in base64: the next frame comes when this one was taken, about three a second at most. Null ends it.</summary>
    public async Task<Result<Done>> WatchAsync(Func<string, Task>? taker, CancellationToken cancellationToken)
    {
        watcher = taker;
        var changed = await CallAsync(taker is null ? "Page.stopScreencast" : "Page.startScreencast", taker is null ? [] : new JsonObject { ["format"] = "jpeg", ["quality"] = 55 }, cancellationToken);
        return changed.Map(_ => default(Done));
    }

    /// <summary>Waits.</summary>
    public Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) => Task.Delay(pause, time, cancellationToken);

    /// <summary>A click with the mouse.</summary>
    public async Task<Result<Done>> ClickAsync(double x, double y, CancellationToken cancellationToken)
    {
        foreach (var type in new[] { "mouseMoved", "mousePressed", "mouseReleased" })
        {
            var sent = await CallAsync("Input.dispatchMouseEvent", new JsonObject { ["type"] = type, ["x"] = x, ["y"] = y, ["button"] = type == "mouseMoved" ? "none" : "left", ["clickCount"] = type == "mouseMoved" ? 0 : 1 }, cancellationToken);
            if (!sent.IsOk)
            {
                return sent.Error;
            }
        }

        return await SettleAsync(cancellationToken);
    }

    /// <summary>Turns the wheel at a place: pixels down, or up when negative.</summary>
    public async Task<Result<Done>> ScrollAsync(double x, double y, double by, CancellationToken cancellationToken) =>
        (await CallAsync("Input.dispatchMouseEvent", new JsonObject { ["type"] = "mouseWheel", ["x"] = x, ["y"] = y, ["deltaX"] = 0, ["deltaY"] = Math.Clamp(by, -4000, 4000) }, cancellationToken)).Map(_ => default(Done));

    /// <summary>Types into what has the focus.</summary>
    public async Task<Result<Done>> TypeAsync(string text, CancellationToken cancellationToken) =>
        (await CallAsync("Input.insertText", new JsonObject { ["text"] = text }, cancellationToken)).Map(_ => default(Done));

    /// <summary>Presses a key: Enter, Tab, Escape, an arrow …</summary>
    public async Task<Result<Done>> PressAsync(string key, int code, CancellationToken cancellationToken)
    {
        foreach (var type in new[] { "rawKeyDown", "char", "keyUp" })
        {
            if (type == "char" && key != "Enter")
            {
                continue;
            }

            var stroke = new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code };
            if (key == "Enter")
            {
                stroke["text"] = "\r";
            }

            var sent = await CallAsync("Input.dispatchKeyEvent", stroke, cancellationToken);
            if (!sent.IsOk)
            {
                return sent.Error;
            }
        }

        return await SettleAsync(cancellationToken);
    }

    /// <summary>A small picture of what is seen, for who watches.</summary>
    public Task<Result<byte[]>> GlanceAsync(CancellationToken cancellationToken) => PictureAsync(new JsonObject { ["format"] = "jpeg", ["quality"] = 50, ["optimizeForSpeed"] = true }, cancellationToken);

    /// <summary>The whole page as PNG, at most 12,000 pixels high.</summary>
    public async Task<Result<byte[]>> ShootAsync(CancellationToken cancellationToken)
    {
        var metrics = await CallAsync("Page.getLayoutMetrics", [], cancellationToken);
        return await metrics.ThenAsync(m =>
        {
            var size = m.GetProperty("cssContentSize");
            return PictureAsync(
                new JsonObject
                {
                    ["format"] = "png",
                    ["captureBeyondViewport"] = true,
                    ["clip"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = size.GetProperty("width").GetDouble(), ["height"] = Math.Min(12_000, size.GetProperty("height").GetDouble()), ["scale"] = 1 },
                },
                cancellationToken);
        });
    }

    /// <summary>The page as PDF.</summary>
    public async Task<Result<byte[]>> PdfAsync(CancellationToken cancellationToken) =>
        (await CallAsync("Page.printToPDF", new JsonObject { ["printBackground"] = true }, cancellationToken)).Map(r => r.GetProperty("data").GetBytesFromBase64());

    private async Task<Result<byte[]>> PictureAsync(JsonObject how, CancellationToken cancellationToken) =>
        (await CallAsync("Page.captureScreenshot", how, cancellationToken)).Map(r => r.GetProperty("data").GetBytesFromBase64());

    private async Task<Result<JsonElement>> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        var result = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true }, cancellationToken);
        return !result.IsOk ? result.Error
            : result.Value.TryGetProperty("exceptionDetails", out var thrown) ? Outcomes.Unusable("browser_target", "The target cannot be read: " + Thrown(thrown), "Write a CSS selector, or text=, label= or xpath= and a text.")
            : result.Value.GetProperty("result").TryGetProperty("value", out var value) ? value : default(JsonElement);
    }

    private static string Thrown(JsonElement thrown)
    {
        var text = thrown.TryGetProperty("exception", out var exception) && exception.TryGetProperty("description", out var description) ? description.GetString()! : thrown.ToString();
        return text.Split('\n')[0];
    }

    private static Error Unreachable(string host, string reason) =>
        new(ErrorKind.Unprocessable, "browser_unreachable", $"{host} cannot be reached: {reason}.", "Check the address; a host beside those that are opened must be on the list of hosts.");

    private Task<Result<JsonElement>> CallAsync(string method, JsonObject arguments, CancellationToken cancellationToken) => browser.Messages.CallAsync(session, method, arguments, cancellationToken);

    private void Hear(string method, JsonElement message)
    {
        var about = message.GetProperty("params");
        switch (method)
        {
            case "Network.requestWillBeSent" when Uri.TryCreate(about.GetProperty("request").GetProperty("url").GetString(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && asked.Count < 20_000:
                asked[about.GetProperty("requestId").GetString()!] = url.Host;
                break;
            case "Network.loadingFailed" when !(about.TryGetProperty("canceled", out var canceled) && canceled.GetBoolean()):
                Refused(about);
                break;
            case "Network.responseReceived" when about.GetProperty("response").GetProperty("headers").EnumerateObject().Any(h => h.Name.Equals("Proxy-Status", StringComparison.OrdinalIgnoreCase)):
                Refused(about); // by the proxy, which says so by this header (RFC 9209)
                break;
            case "Page.screencastFrame" when watcher is { } taker:
                _ = ShowAsync(taker, about);
                break;
            case "Page.javascriptDialogOpening":
                _ = CallAsync("Page.handleJavaScriptDialog", new JsonObject { ["accept"] = true }, CancellationToken.None);
                break;
        }
    }

    private async Task ShowAsync(Func<string, Task> taker, JsonElement frame)
    {
        try
        {
            var pause = Task.Delay(FramePause, time, CancellationToken.None);
            await taker(frame.GetProperty("data").GetString()!);
            await pause;
            await CallAsync("Page.screencastFrameAck", new JsonObject { ["sessionId"] = frame.GetProperty("sessionId").GetInt32() }, CancellationToken.None);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException or WebSocketException)
        {
            // Who watched has left, or the browser has ended: nobody waits for the next frame.
        }
    }

    private void Refused(JsonElement about)
    {
        if (asked.TryGetValue(about.GetProperty("requestId").GetString()!, out var host))
        {
            refused[host] = 0;
            lastRefusal = host;
        }
    }
}
