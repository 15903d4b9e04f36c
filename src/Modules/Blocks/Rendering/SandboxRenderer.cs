using System.Collections.Concurrent;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Rendering;

/// <summary>
/// Renders pages in Chromium inside a sandbox without network. Each workspace has a browser of its own, kept warm for a while; each page a context of its own.
/// </summary>
internal sealed class SandboxRenderer(ISandboxProvider sandboxes, IOptions<BlocksOptions> options, TimeProvider time, IdSource ids) : IAsyncDisposable
{
    /// <summary>For a picture or a paper, from when its turn has come: waiting for other pages of the workspace does not count.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    /// <summary>For a script that plays or measures: it bounds its own work, which a busy machine stretches.</summary>
    private static readonly TimeSpan LongestPlayed = TimeSpan.FromMinutes(3);
    private readonly ConcurrentDictionary<WorkspaceId, Browser> browsers = new();
    private readonly SemaphoreSlim opening = new(1, 1);
    private ITimer? sweeping;

    /// <summary>A page as PDF.</summary>
    public Task<Result<byte[]>> PdfAsync(Tenant tenant, Page page, CancellationToken cancellationToken) =>
        RenderAsync(tenant, page, Longest, (open, token) => open.PdfAsync(token), cancellationToken);

    /// <summary>The view of a page as PNG; its ground is transparent unless painted.</summary>
    public Task<Result<byte[]>> PngAsync(Tenant tenant, Page page, CancellationToken cancellationToken) =>
        RenderAsync(tenant, page, Longest, (open, token) => open.PngAsync(token), cancellationToken);

    /// <summary>The value of an expression of a page.</summary>
    public Task<Result<JsonElement>> EvaluateAsync(Tenant tenant, Page page, string expression, CancellationToken cancellationToken) =>
        RenderAsync(tenant, page, LongestPlayed, (open, token) => open.EvaluateAsync(expression, token), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (sweeping is not null)
        {
            await sweeping.DisposeAsync();
        }

        foreach (var workspace in browsers.Keys)
        {
            await CloseAsync(workspace);
        }

        opening.Dispose();
    }

    private async Task<Result<T>> RenderAsync<T>(Tenant tenant, Page page, TimeSpan longest, Func<OpenPage, CancellationToken, Task<Result<T>>> render, CancellationToken cancellationToken)
    {
        var browser = await TakeAsync(tenant, cancellationToken);
        if (!browser.IsOk)
        {
            return browser.Error;
        }

        using var limit = new CancellationTokenSource(longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var sound = false;
        try
        {
            var result = await RenderAsync(browser.Value, page, render, both.Token);
            sound = true;
            return result;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Error(ErrorKind.Unprocessable, "render_timeout", $"Rendering took longer than {longest.TotalSeconds:0} seconds.", "Make the page smaller.");
        }
        finally
        {
            browser.Value.Turn.Release();
            if (!sound)
            {
                await CloseAsync(tenant.Workspace); // what it was doing is unknown: the next page gets a fresh one
            }
        }
    }

    private async Task<Result<T>> RenderAsync<T>(Browser browser, Page page, Func<OpenPage, CancellationToken, Task<Result<T>>> render, CancellationToken cancellationToken)
    {
        var open = await OpenPage.OpenAsync(browser, page, "r" + ids.NewGuid().ToString("N"), cancellationToken);
        Result<T> result = open.IsOk ? await render(open.Value, cancellationToken) : open.Error;
        if (open.IsOk)
        {
            await open.Value.CloseAsync(cancellationToken);
        }

        browser.UsedAt = time.GetUtcNow();
        return result;
    }

    // Only finding and starting a browser is done one at a time; the turn of a busy one is awaited outside, so that a workspace with many pages delays nobody else.
    private async Task<Result<Browser>> TakeAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        while (true)
        {
            await opening.WaitAsync(cancellationToken);
            Result<Browser> browser;
            try
            {
                sweeping ??= time.CreateTimer(_ => _ = SweepAsync(), null, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15));
                browser = await FindAsync(tenant, cancellationToken);
            }
            finally
            {
                opening.Release();
            }

            if (!browser.IsOk)
            {
                return browser;
            }

            await browser.Value.Turn.WaitAsync(cancellationToken);
            if (browser.Value.Usable(time.GetUtcNow()))
            {
                return browser;
            }

            browser.Value.Turn.Release(); // it ended while we waited
        }
    }

    private async Task<Result<Browser>> FindAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (browsers.TryGetValue(tenant.Workspace, out var warm))
        {
            if (warm.Usable(now))
            {
                return warm;
            }

            await CloseAsync(tenant.Workspace);
        }

        foreach (var oldest in browsers.Where(pair => pair.Value.Turn.CurrentCount > 0).OrderBy(pair => pair.Value.UsedAt).Take(browsers.Count - Math.Max(1, options.Value.WarmBrowsers) + 1).ToList())
        {
            await CloseAsync(oldest.Key);
        }

        var started = await Browser.StartAsync(sandboxes, tenant, new SandboxKey($"browser-{ids.NewGuid():N}"), options.Value, null, now, cancellationToken);
        if (started.IsOk)
        {
            browsers[tenant.Workspace] = started.Value;
        }

        return started;
    }

    private async Task SweepAsync()
    {
        if (!await opening.WaitAsync(0))
        {
            return;
        }

        try
        {
            var before = time.GetUtcNow() - options.Value.BrowserIdle;
            foreach (var idle in browsers.Where(pair => pair.Value.UsedAt < before && pair.Value.Turn.CurrentCount > 0).ToList())
            {
                await CloseAsync(idle.Key);
            }
        }
        finally
        {
            opening.Release();
        }
    }

    private async Task CloseAsync(WorkspaceId workspace)
    {
        if (browsers.TryRemove(workspace, out var browser))
        {
            await browser.DisposeAsync();
        }
    }
}
