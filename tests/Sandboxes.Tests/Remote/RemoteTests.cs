using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Sandboxes.Tests.Remote;

public sealed class RemoteConformanceTests(RemoteFixture fixture) : SandboxConformance(fixture), IClassFixture<RemoteFixture>;

/// <summary>The same over a line that loses every fifth answer after the work was done: nothing may happen twice.</summary>
public sealed class LossyRemoteConformanceTests(LossyRemoteFixture fixture) : SandboxConformance(fixture), IClassFixture<LossyRemoteFixture>;

public sealed class RemoteProviderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "CADRE_SANDBOX_URL")]
    [InlineData("http://127.0.0.1:9/", "CADRE_SANDBOX_URL")]
    public async Task Probe_NothingThere_SaysWhatToDo(string? url, string fix)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IRemoteCalls, DirectCalls>()
            .AddSandboxes(options => (options.Root, options.Provider, options.RemoteUrl, options.RemoteToken) = ("/nowhere", "remote", url is null ? null : new Uri(url), new Kernel.Secret("x")))
            .BuildServiceProvider();
        var provider = services.GetRequiredService<ISandboxProvider>();
        var check = (await provider.ProbeAsync(Token)).Checks.Single();
        check.Passed.ShouldBeFalse();
        check.Fix!.ShouldContain(fix);
        (await provider.OpenAsync(Kernel.Tenant.ForSystem(new(Guid.NewGuid())), new SandboxKey("x"), new SandboxSpec(), Token)).Error!.Code.ShouldBe("sandbox_unavailable");
    }
}

/// <summary>Calls without the door: the tests have none.</summary>
public sealed class DirectCalls : IRemoteCalls
{
    public HttpMessageHandler CreateHandler(Uri provider) => new SocketsHttpHandler();
}

/// <summary>A provider of this machine, reached over the protocol.</summary>
public class RemoteFixture : SandboxFixture
{
    private const string Secret = "a token";
    private readonly SandboxFixture behind = new();
    private RemoteServer? server;

    protected virtual int LoseEvery => 0;

    protected override async Task PrepareAsync()
    {
        await behind.InitializeAsync();
        server = new RemoteServer(behind.Provider, Secret) { LoseEvery = LoseEvery };
        await server.StartAsync();
    }

    protected override void AddServices(IServiceCollection services) => services.AddSingleton<IRemoteCalls, DirectCalls>();

    protected override void Configure(SandboxesOptions options)
    {
        options.Provider = "remote";
        options.RemoteUrl = server!.Url; // Prepared before.
        options.RemoteToken = new Kernel.Secret(Secret);
    }

    protected override async Task CleanUpAsync()
    {
        await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        await behind.DisposeAsync();
    }
}

public sealed class LossyRemoteFixture : RemoteFixture
{
    protected override int LoseEvery => 5;
}
