using Cadre.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Sandboxes.Tests;

/// <summary>A provider over a folder of its own; shared by the tests of a class.</summary>
public class SandboxFixture : IAsyncLifetime
{
    private ServiceProvider? services;
    private string? unavailable;

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"cadre-sandboxes-{Guid.NewGuid():N}");

    public ISandboxProvider Provider => services!.GetRequiredService<ISandboxProvider>();

    public Tenant Tenant { get; } = Tenant.ForSystem(new WorkspaceId(Guid.NewGuid()));

    /// <summary>Why the tests of this fixture do not run here.</summary>
    protected virtual string? SkipReason => null;

    /// <summary>Starts what the provider needs.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Removes what was made outside <see cref="Root"/>.</summary>
    protected virtual Task CleanUpAsync() => Task.CompletedTask;

    protected virtual void Configure(SandboxesOptions options)
    {
    }

    public async ValueTask InitializeAsync()
    {
        if (SkipReason is not null)
        {
            return;
        }

        await PrepareAsync();
        var collection = new ServiceCollection();
        AddServices(collection);
        services = collection
            .AddLogging()
            .AddSandboxes(options =>
            {
                options.Root = Root;
                Configure(options);
            })
            .BuildServiceProvider();
        var probe = await Provider.ProbeAsync(TestContext.Current.CancellationToken);
        if (!probe.Available && Environment.GetEnvironmentVariable("CI") != "true")
        {
            unavailable = string.Join("; ", probe.Checks.Select(check => check.Detail));
            return;
        }

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

        await CleanUpAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a passing sandbox.</summary>
    public async Task<ISandbox> OpenAsync(SandboxSpec? spec = null, string? key = null)
    {
        Assert.SkipWhen((SkipReason ?? unavailable) is not null, SkipReason ?? unavailable ?? "");
        var opened = await Provider.OpenAsync(Tenant, new SandboxKey(key ?? $"t{Guid.NewGuid():N}"), spec ?? new SandboxSpec(), TestContext.Current.CancellationToken);
        opened.IsOk.ShouldBeTrue(opened.Error?.Message);
        return opened.Value;
    }
}

/// <summary>Short ways to run programs in tests.</summary>
internal static class SandboxTesting
{
    /// <summary>Skips the rest where the provider runs no programs.</summary>
    public static void NeedPrograms(this ISandbox sandbox) => Assert.SkipUnless(sandbox.Capabilities.Exec, "this provider runs no programs");

    public static Task<SandboxRun> ShellAsync(this ISandbox sandbox, string script, SandboxLimits? limits = null) =>
        sandbox.ProgramAsync(["/bin/sh", "-c", script], limits);

    public static Task<SandboxRun> PythonAsync(this ISandbox sandbox, string source, SandboxLimits? limits = null) =>
        sandbox.ProgramAsync(["/usr/bin/python3", "-c", source], limits);

    public static async Task<SandboxRun> ProgramAsync(this ISandbox sandbox, string[] argv, SandboxLimits? limits = null, ReadOnlyMemory<byte> stdin = default)
    {
        NeedPrograms(sandbox);
        var run = await sandbox.RunAsync(argv, new ExecOptions { Limits = limits }, stdin, 8 * 1024 * 1024, TestContext.Current.CancellationToken);
        run.IsOk.ShouldBeTrue(run.Error?.Message);
        return run.Value;
    }
}
