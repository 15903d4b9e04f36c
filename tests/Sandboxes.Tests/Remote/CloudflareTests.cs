using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Sandboxes.Tests.Remote;

/// <summary>deploy/cloudflare in the local workerd: the conformance suite for what it can do.</summary>
public sealed class CloudflareConformanceTests(CloudflareFixture fixture) : SandboxConformance(fixture), IClassFixture<CloudflareFixture>
{
    private readonly CloudflareFixture fixture = fixture;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_OfAnySize_SurviveClosingAndSnapshots()
    {
        var spec = new SandboxSpec { Persistent = true };
        var bytes = new byte[(3 << 20) + 17];
        new Random(7).NextBytes(bytes);
        await using (var sandbox = await fixture.OpenAsync(spec, "kept-files"))
        {
            (await sandbox.Files.WriteAsync("a/b/big", new MemoryStream(bytes), false, Token)).IsOk.ShouldBeTrue();
        }

        await using var again = await fixture.OpenAsync(spec, "kept-files");
        (await again.Files.ReadAsync("a/b/big", 10 << 20, Token)).Value.ShouldBe(bytes);
        var snapshot = (await again.SnapshotAsync(Token)).Value;
        (await again.Files.MoveAsync("a", "z", Token)).IsOk.ShouldBeTrue();
        (await again.Files.ListAsync("", Token)).Value.Select(file => file.Path).ShouldBe(["z"]);
        (await again.RestoreAsync(snapshot, Token)).IsOk.ShouldBeTrue();
        (await again.Files.StatAsync("a/b/big", Token)).Value.Size.ShouldBe(bytes.Length);
        (await again.Files.DeleteAsync("a", Token)).IsOk.ShouldBeTrue();
        (await again.Files.StatAsync("a/b/big", Token)).Error!.Code.ShouldBe("sandbox_file_not_found");
        await again.DestroyAsync(Token);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/passwd/..")]
    [InlineData("a//b")]
    [InlineData("a\0b")]
    public async Task Files_PathsThatLeave_AreRefused(string path)
    {
        await using var sandbox = await fixture.OpenAsync();
        (await sandbox.Files.WriteAsync(path, new MemoryStream([1]), false, Token)).Error!.Code.ShouldBe("sandbox_path_refused");
    }

    [Theory]
    [InlineData("await fetch('http://127.0.0.1:1/')")]
    [InlineData("(await import('node:net')).connect(1, '127.0.0.1'); await new Promise(r => setTimeout(r, 200)); throw new Error('reached')")]
    [InlineData("(await import('node:fs')).readFileSync('/etc/passwd', 'utf8')")]
    [InlineData("(await import('node:child_process')).execSync('id').toString()")]
    [InlineData("eval('1 + 1')")]
    public async Task Cell_ThatReachesOut_Fails(string source)
    {
        await using var sandbox = await fixture.OpenAsync();
        await using var context = (await sandbox.CreateCodeContextAsync(CodeLanguage.JavaScript, Token)).Value;
        (await context.RunAsync(source, Token)).Value.Error.ShouldNotBeNull().ShouldNotContain("root:");
    }

    [Fact]
    public async Task Exec_IsNotSupported_AndSaysWhatIs()
    {
        await using var sandbox = await fixture.OpenAsync();
        sandbox.Capabilities.Exec.ShouldBeFalse();
        var refused = (await sandbox.ExecAsync(["true"], new ExecOptions(), Token)).Error!;
        (refused.Code, refused.Fix!.Contains("bubblewrap", StringComparison.Ordinal)).ShouldBe(("sandbox_not_supported", true));
        (await fixture.Provider.ProbeAsync(Token)).Checks.Single(check => check.Name == "programs").Passed.ShouldBeFalse();
    }

    [Fact]
    public async Task WrongToken_IsUnauthenticated()
    {
        await fixture.OpenAsync();
        using var client = new HttpClient();
        foreach (var path in (string[])["v1/probe", "v1/sandboxes/x/files?path=a", "anything"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fixture.Url!, path)) { Headers = { { "Authorization", "Bearer wrong" } } };
            ((int)(await client.SendAsync(request, Token)).StatusCode).ShouldBe(401);
        }
    }
}

/// <summary>The worker in workerd; skipped where its packages are not installed.</summary>
public sealed class CloudflareFixture : SandboxFixture
{
    private const string Secret = "a token";
    private readonly string? home = FindHome();
    private Process? process;

    /// <summary>Where it answers.</summary>
    public Uri? Url { get; private set; }

    protected override string? SkipReason => home is null ? "deploy/cloudflare is not installed: npm ci --prefix deploy/cloudflare" : null;

    protected override async Task PrepareAsync()
    {
        process = Process.Start(new ProcessStartInfo("node", ["serve.mjs", Secret]) { WorkingDirectory = home, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        Url = await process.StandardOutput.ReadLineAsync(CancellationToken.None) is { Length: > 0 } port ? new Uri($"http://127.0.0.1:{port}/") : throw new InvalidOperationException(await errors);
    }

    protected override void AddServices(IServiceCollection services) => services.AddSingleton<IRemoteCalls, DirectCalls>();

    protected override void Configure(SandboxesOptions options)
    {
        options.Provider = "remote";
        options.RemoteUrl = Url;
        options.RemoteToken = new Kernel.Secret(Secret);
    }

    protected override async Task CleanUpAsync()
    {
        if (process is not null)
        {
            process.StandardInput.Close(); // It ends workerd, then itself.
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }

    private static string? FindHome()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "deploy", "cloudflare");
            if (Directory.Exists(Path.Combine(found, "node_modules", "miniflare")))
            {
                return found;
            }
        }

        return null;
    }
}
