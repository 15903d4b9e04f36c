using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Rendering;

/// <summary>A browser in a sandbox without network, kept warm for one workspace. One page at a time.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const long MostBytes = 600L * 1024 * 1024;
    private readonly ISandbox sandbox;
    private readonly ISandboxProcess process;
    private readonly DateTimeOffset retireAt;

    private Browser(ISandbox sandbox, ISandboxProcess process, DateTimeOffset retireAt)
    {
        (this.sandbox, this.process, this.retireAt) = (sandbox, process, retireAt);
        Messages = new BrowserMessages(process);
    }

    /// <summary>Its protocol.</summary>
    public BrowserMessages Messages { get; }

    /// <summary>Held by the page that is being rendered.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>The files it can open below <c>file:///work/</c>.</summary>
    public ISandboxFiles Files => sandbox.Files;

    /// <summary>When it was last used.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>Starts one.</summary>
    /// <param name="provider">Makes its sandbox.</param>
    /// <param name="tenant">On whose behalf.</param>
    /// <param name="key">Names the sandbox.</param>
    /// <param name="options">Where the browser is.</param>
    /// <param name="proxySocket">The socket of its way out; null: it has none and opens files of the sandbox.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<Result<Browser>> StartAsync(ISandboxProvider provider, Tenant tenant, SandboxKey key, BlocksOptions options, string? proxySocket, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var spec = new SandboxSpec
        {
            Limits = new SandboxLimits
            {
                MemoryBytes = 1536L * 1024 * 1024,
                Processes = 300,
                Wall = TimeSpan.FromMinutes(30),
                Cpu = TimeSpan.FromMinutes(30),
                LiveOutputBytes = 16 * 1024 * 1024,
                OutputBytes = 1024L * 1024 * 1024,
            },
            Egress = proxySocket is null ? null : new SandboxEgress(proxySocket),
            ReadOnlyMounts =
            [
                .. File.Exists(Path.Combine(options.MermaidFolder, "mermaid.min.js")) ? (ReadOnlyMount[])[new ReadOnlyMount(options.MermaidFolder, "/opt/mermaid")] : [],
                .. File.Exists(Path.Combine(options.KatexFolder, "katex.min.js")) ? (ReadOnlyMount[])[new ReadOnlyMount(options.KatexFolder, "/opt/katex")] : [],
            ],
        };
        var opened = await provider.OpenAsync(tenant, key, spec, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var script = $"exec '{options.ChromiumPath}' --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync "
            + "--disable-extensions --disable-default-apps --mute-audio --hide-scrollbars --disable-dev-shm-usage --disable-breakpad --disable-features=Translate,MediaRouter,OptimizationHints "
            + "--font-render-hinting=none " + (proxySocket is null ? "--allow-file-access-from-files" : "--proxy-server=http://127.0.0.1:3128 '--proxy-bypass-list=<-loopback>' --force-webrtc-ip-handling-policy=disable_non_proxied_udp") + " --user-data-dir=/work/.browser --remote-debugging-pipe about:blank 3<&0 4>&1 1>&2 0</dev/null";
        var started = await opened.Value.ExecAsync(["/bin/sh", "-c", script], new ExecOptions { KeepStdinOpen = true }, cancellationToken);
        if (!started.IsOk)
        {
            await opened.Value.DisposeAsync();
            return started.Error;
        }

        return new Browser(opened.Value, started.Value, now.AddMinutes(25)) { UsedAt = now };
    }

    /// <summary>Whether it can render another page.</summary>
    public bool Usable(DateTimeOffset now) => !process.Completion.IsCompleted && now < retireAt && Messages.BytesRead < MostBytes;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await process.KillAsync(CancellationToken.None);
        await sandbox.DestroyAsync(CancellationToken.None);
        await sandbox.DisposeAsync();
        Messages.Dispose(); // the turn stays: somebody may still wait for it, and finds the browser ended
    }
}
