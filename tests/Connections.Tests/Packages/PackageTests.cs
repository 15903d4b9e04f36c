using System.Net;
using Cadre.Connections.Contracts;
using Cadre.Sandboxes;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Connections.Tests.Packages;

/// <summary>The real pip, npm and git in a real sandbox: an index on its list works, another host and a redirect to one do not, and the tool says why.</summary>
public sealed class PackageTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>, IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cadre-packages");
    private readonly PackageMirrors mirrors = new();
    private ServiceProvider? services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Listed => $"http://index.test:{fixture.Port}";

    private string Unlisted => $"http://elsewhere.test:{fixture.Port}";

    public async ValueTask InitializeAsync()
    {
        services = new ServiceCollection().AddLogging().AddSandboxes(options => options.Root = Path.Combine(folder.FullName, "sandboxes")).BuildServiceProvider();
        await mirrors.MakeRepositoryAsync(Token);
        (mirrors.Elsewhere, fixture.Answer) = (Unlisted, mirrors.AnswerAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await services!.DisposeAsync();
        mirrors.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task PipNpmGit_InTheSandbox_ReachOnlyTheListedHost()
    {
        var provider = services!.GetRequiredService<ISandboxProvider>();
        Assert.SkipUnless((await provider.ProbeAsync(Token)).Available || Environment.GetEnvironmentVariable("CI") == "true", "no sandboxes here");
        var tenant = await fixture.TenantAsync("index.test", "elsewhere.test"); // Both may be called by the workspace: only the sandbox's list tells them apart.
        await using var proxy = fixture.Services.GetRequiredService<ISandboxProxies>().Open(tenant, folder.FullName, [$"index.test:{fixture.Port}"]);
        await using var sandbox = (await provider.OpenAsync(tenant, new SandboxKey("packages"), new SandboxSpec { Egress = new SandboxEgress(proxy.SocketPath), Limits = new SandboxLimits { MemoryBytes = 1L << 30 } }, Token)).Value;
        var started = TimeProvider.System.GetUtcNow();

        foreach (var (tool, run) in await Task.WhenAll(Tools(Listed, "ok").Select(tool => RunAsync(sandbox, tool))))
        {
            run.Exit.Succeeded.ShouldBeTrue($"{tool}: {run.StderrText}");
            run.StdoutText.Trim().ShouldEndWith($"from {tool}");
        }

        proxy.RefusedSince(started).ShouldBeEmpty();
        foreach (var (tool, run) in await Task.WhenAll(Tools(Unlisted, "no").Concat(Tools($"{Listed}/moved", "moved")).Select(tool => RunAsync(sandbox, tool))))
        {
            run.Exit.Succeeded.ShouldBeFalse(tool);
            run.StdoutText.ShouldNotContain("from ");
            (run.StdoutText + run.StderrText).ShouldContain("403", customMessage: tool);
        }

        proxy.RefusedSince(started).Select(error => error.Message).ShouldBe([$"'elsewhere.test:{fixture.Port}' is not on the list of hosts that this sandbox may reach."]);
        fixture.Seen.ShouldNotContain(seen => seen.Path.StartsWith("/no", StringComparison.Ordinal));
        proxy.Allow([]); // As when an administrator switches packages off.
        (await RunAsync(sandbox, Tools(Listed, "off").First())).Run.Exit.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task Tunnel_Refused_SaysWhyInTheStatusLine()
    {
        fixture.Resolver.Names["elsewhere.test"] = [IPAddress.Loopback];
        var provider = services!.GetRequiredService<ISandboxProvider>();
        Assert.SkipUnless((await provider.ProbeAsync(Token)).Available || Environment.GetEnvironmentVariable("CI") == "true", "no sandboxes here");
        var tenant = await fixture.TenantAsync();
        await using var proxy = fixture.Services.GetRequiredService<ISandboxProxies>().Open(tenant, folder.FullName, []);
        await using var sandbox = (await provider.OpenAsync(tenant, new SandboxKey("told"), new SandboxSpec { Egress = new SandboxEgress(proxy.SocketPath) }, Token)).Value;
        var run = await RunAsync(sandbox, ("pip", "python3 -m pip download -vv --retries 0 --index-url https://elsewhere.test/simple/ greeting"));
        (run.Run.StdoutText + run.Run.StderrText).ShouldContain("403 'elsewhere.test:443' is not on the list of hosts that this sandbox may reach.");
    }

    /// <summary>Each tool's own command, over plain HTTP (pip names refusals only when asked twice for more words); each prints <c>from &lt;tool&gt;</c> when it worked.</summary>
    private static IEnumerable<(string Tool, string Command)> Tools(string place, string name)
    {
        var host = new Uri(place).Authority;
        yield return ("pip", $"python3 -m pip install -vv --retries 0 --no-cache-dir --disable-pip-version-check --trusted-host {host} --index-url {place}/simple/ --target {name}-pip greeting >&2 && PYTHONPATH={name}-pip python3 -c 'import greeting; print(greeting.WORDS)'");
        yield return ("npm", $"mkdir -p {name}-npm && cd {name}-npm && npm install --registry {place}/npm/ --cache ./cache --fetch-retries 0 --no-audit --no-fund --loglevel=error greeting >&2 && node -p \"require('greeting')\"");
        yield return ("git", $"git clone -q {place}/repo.git {name}-git && cat {name}-git/README");
    }

    private static async Task<(string Tool, SandboxRun Run)> RunAsync(ISandbox sandbox, (string Tool, string Command) tool)
    {
        var run = await sandbox.RunAsync(["/bin/sh", "-c", tool.Command], new ExecOptions(), default, 1 << 20, Token);
        run.IsOk.ShouldBeTrue(run.Error?.Message);
        return (tool.Tool, run.Value);
    }
}
