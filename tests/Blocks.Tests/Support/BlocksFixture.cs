using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Blocks.Tests;

/// <summary>All block types over real sandboxes; shared by the tests of the assembly.</summary>
public sealed class BlocksFixture : IAsyncLifetime
{
    private ServiceProvider? services;

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"cadre-blocks-{Guid.NewGuid():N}");

    public Tenant Tenant { get; } = Tenant.ForSystem(new WorkspaceId(Guid.NewGuid()));

    internal MemoryArtifacts Artifacts { get; } = new();

    internal StubModels Models { get; } = new();

    internal StubMcpServers McpServers { get; } = new();

    internal StubAgents Agents { get; } = new();

    internal StubGateway Gateway { get; } = new();

    internal StubSearch Search { get; } = new();

    internal LoopbackProxies Proxies { get; } = new();

    internal SandboxRenderer Renderer => services!.GetRequiredService<SandboxRenderer>();

    public IServiceProvider Services => services!;

    public async ValueTask InitializeAsync()
    {
        services = BlocksTesting.Register(this).BuildServiceProvider();
        var probe = await services.GetRequiredService<ISandboxProvider>().ProbeAsync(CancellationToken.None);
        Assert.SkipWhen(!probe.Available && Environment.GetEnvironmentVariable("CI") != "true", "no sandbox here");
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
    }
}
