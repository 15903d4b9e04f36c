namespace Cadre.EndToEnd.Tests.Support;

public sealed class CadreFixture : IAsyncLifetime
{
    internal RunningCadre Cadre { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cadre = await RunningCadre.StartAsync();

    public ValueTask DisposeAsync() => Cadre.DisposeAsync();
}
