using Cadre.Tests.ServerSupport;

namespace Cadre.Identity.Tests;

/// <summary>A server with its first owner, for all tests of a class that leave it as it was.</summary>
public sealed class OwnedServer : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public TestClient Owner { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        Owner = await Server.OwnerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await Server.DisposeAsync();
    }
}
