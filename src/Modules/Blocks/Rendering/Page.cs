using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Rendering;

/// <summary>A page to render.</summary>
/// <param name="Html">The whole document.</param>
/// <param name="Width">Width of the view in CSS pixels.</param>
/// <param name="Height">Height of the view.</param>
internal sealed record Page(string Html, int Width = 1024, int Height = 768)
{
    /// <summary>Files beside the page: relative name → bytes.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);
}

/// <summary>A page that is open in a browser.</summary>
internal sealed class OpenPage(Browser browser, string context, string session, string folder)
{
    /// <summary>Opens a page: 1. its files, 2. a context of its own, 3. the document with its fonts.</summary>
    public static async Task<Result<OpenPage>> OpenAsync(Browser browser, Page page, string folder, CancellationToken cancellationToken)
    {
        // 1. files
        foreach (var (name, bytes) in page.Files.Append(new("index.html", Encoding.UTF8.GetBytes(page.Html))))
        {
            using var stream = new MemoryStream(bytes, writable: false);
            var written = await browser.Files.WriteAsync($"{folder}/{name}", stream, executable: false, cancellationToken);
            if (!written.IsOk)
            {
                return written.Error;
            }
        }

        // 2. a context of its own
        var context = await browser.Messages.CallAsync(null, "Target.createBrowserContext", [], cancellationToken);
        var contextId = context.IsOk ? context.Value.GetProperty("browserContextId").GetString()! : "";
        var target = await context.ThenAsync(_ => browser.Messages.CallAsync(null, "Target.createTarget", new JsonObject { ["url"] = "about:blank", ["browserContextId"] = contextId }, cancellationToken));
        var attached = await target.ThenAsync(t => browser.Messages.CallAsync(null, "Target.attachToTarget", new JsonObject { ["targetId"] = t.GetProperty("targetId").GetString(), ["flatten"] = true }, cancellationToken));
        if (!attached.IsOk)
        {
            return attached.Error;
        }

        // 3. the document
        var open = new OpenPage(browser, contextId, attached.Value.GetProperty("sessionId").GetString()!, folder);
        var shown = await open.NavigateAsync(page, cancellationToken);
        if (shown.IsOk)
        {
            return open;
        }

        await open.CloseAsync(cancellationToken);
        return shown.Error;
    }

    /// <summary>The page as PDF; its own style sheet gives the paper.</summary>
    public async Task<Result<byte[]>> PdfAsync(CancellationToken cancellationToken)
    {
        var result = await CallAsync("Page.printToPDF", new JsonObject { ["printBackground"] = true, ["preferCSSPageSize"] = true, ["generateDocumentOutline"] = true }, cancellationToken);
        return result.IsOk ? result.Value.GetProperty("data").GetBytesFromBase64() : result.Error;
    }

    /// <summary>The view as PNG.</summary>
    public async Task<Result<byte[]>> PngAsync(CancellationToken cancellationToken)
    {
        await CallAsync("Emulation.setDefaultBackgroundColorOverride", new JsonObject { ["color"] = new JsonObject { ["r"] = 0, ["g"] = 0, ["b"] = 0, ["a"] = 0 } }, cancellationToken);
        var result = await CallAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["optimizeForSpeed"] = true }, cancellationToken);
        return result.IsOk ? result.Value.GetProperty("data").GetBytesFromBase64() : result.Error;
    }

    /// <summary>The value of a (promised) expression of the page.</summary>
    public async Task<Result<JsonElement>> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        var result = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true }, cancellationToken);
        if (!result.IsOk)
        {
            return result.Error;
        }

        return result.Value.TryGetProperty("exceptionDetails", out var thrown)
            ? BrowserMessages.Broken(thrown.ToString())
            : result.Value.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Closes it and removes its files.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await browser.Messages.CallAsync(null, "Target.disposeBrowserContext", new JsonObject { ["browserContextId"] = context }, cancellationToken);
        await browser.Files.DeleteAsync(folder, cancellationToken);
    }

    private async Task<Result<JsonElement>> NavigateAsync(Page page, CancellationToken cancellationToken)
    {
        await CallAsync("Page.enable", [], cancellationToken);
        await CallAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = page.Width, ["height"] = page.Height, ["deviceScaleFactor"] = 1, ["mobile"] = false }, cancellationToken);
        var loaded = browser.Messages.NextAsync(session, "Page.loadEventFired");
        var navigated = await CallAsync("Page.navigate", new JsonObject { ["url"] = $"file:///work/{folder}/index.html" }, cancellationToken);
        if (!navigated.IsOk)
        {
            return navigated.Error;
        }

        await loaded.WaitAsync(cancellationToken);
        return await EvaluateAsync("document.fonts.ready.then(() => true)", cancellationToken);
    }

    private Task<Result<JsonElement>> CallAsync(string method, JsonObject arguments, CancellationToken cancellationToken) =>
        browser.Messages.CallAsync(session, method, arguments, cancellationToken);
}
