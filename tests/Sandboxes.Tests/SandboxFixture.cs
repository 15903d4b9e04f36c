using Cadre.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Sandboxes.Tests;

/// <summary>A provider over a folder of its own; shared by the tests of a class.</summary>
public class SandboxFixture : IAsyncLifetime
{
    private ServiceProvider? services;

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"cadre-sandboxes-{Guid.NewGuid():N}");

    public ISandboxProvider Provider => services!.GetRequiredService<ISandboxProvider>();

    public Tenant Tenant { get; } = Tenant.ForSystem(new WorkspaceId(Guid.NewGuid()));

    /// <summary>Why the tests of this fixture do not run here.</summary>
    protected virtual string? SkipReason => null;

    protected virtual void Configure(SandboxesOptions options)
    {
    }

    public async ValueTask InitializeAsync()
    {
        if (SkipReason is not null)
        {
            return;
        }

        services = new ServiceCollection()
            .AddLogging()
            .AddSandboxes(options =>
            {
                options.Root = Root;
                Configure(options);
            })
            .BuildServiceProvider();
        var probe = await Provider.ProbeAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(!probe.Available && Environment.GetEnvironmentVariable("CI") != "true", string.Join("; ", probe.Checks.Select(check => check.Detail)));
        probe.Available.ShouldBeTrue(string.Join("; ", probe.Checks.Select(check => $"{check.Detail} → {check.Fix}")));
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a passing sandbox.</summary>
    public async Task<ISandbox> OpenAsync(SandboxSpec? spec = null, string? key = null)
    {
        Assert.SkipWhen(SkipReason is not null, SkipReason ?? "");
        var opened = await Provider.OpenAsync(Tenant, new SandboxKey(key ?? $"t{Guid.NewGuid():N}"), spec ?? new SandboxSpec(), TestContext.Current.CancellationToken);
        opened.IsOk.ShouldBeTrue(opened.Error?.Message);
        return opened.Value;
    }
}

/// <summary>Short ways to run programs in tests.</summary>
internal static class SandboxTesting
{
    public static Task<SandboxRun> ShellAsync(this ISandbox sandbox, string script, SandboxLimits? limits = null) =>
        sandbox.ProgramAsync(["/bin/sh", "-c", script], limits);

    public static Task<SandboxRun> PythonAsync(this ISandbox sandbox, string source, SandboxLimits? limits = null) =>
        sandbox.ProgramAsync(["/usr/bin/python3", "-c", source], limits);

    public static async Task<SandboxRun> ProgramAsync(this ISandbox sandbox, string[] argv, SandboxLimits? limits = null, ReadOnlyMemory<byte> stdin = default)
    {
        var run = await sandbox.RunAsync(argv, new ExecOptions { Limits = limits }, stdin, 8 * 1024 * 1024, TestContext.Current.CancellationToken);
        run.IsOk.ShouldBeTrue(run.Error?.Message);
        return run.Value;
    }
}
