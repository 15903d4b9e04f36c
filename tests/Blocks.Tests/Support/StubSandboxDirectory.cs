using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Tests;

/// <summary>Gives each block a real sandbox that stays until the tests end.</summary>
internal sealed class StubSandboxDirectory(ISandboxProvider provider) : ISandboxDirectory, IAsyncDisposable
{
    private readonly Dictionary<(Guid Canvas, string Block), SandboxId> ids = [];
    private readonly Dictionary<SandboxId, ISandbox> sandboxes = [];

    public async Task<Result<SandboxId>> OfBlockAsync(Tenant tenant, Guid canvas, string block, string name, CancellationToken cancellationToken)
    {
        if (!ids.TryGetValue((canvas, block), out var id))
        {
            var opened = await provider.OpenAsync(tenant, new SandboxKey($"{canvas:N}-{block}"), new SandboxSpec(), cancellationToken);
            ids[(canvas, block)] = id = new SandboxId(Guid.NewGuid());
            sandboxes[id] = opened.Value;
        }

        return id;
    }

    public Task<bool> MayInstallPackagesAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<Result<ISandboxVisit>> EnterAsync(Tenant tenant, SandboxId id, CancellationToken cancellationToken) => Task.FromResult(Result<ISandboxVisit>.Ok(new Visit(sandboxes[id])));

    public async ValueTask DisposeAsync()
    {
        foreach (var sandbox in sandboxes.Values)
        {
            await sandbox.DestroyAsync(CancellationToken.None);
            await sandbox.DisposeAsync();
        }
    }

    private sealed class Visit(ISandbox sandbox) : ISandboxVisit
    {
        public ISandbox Sandbox => sandbox;

        public IReadOnlyList<Error> RefusedSince(DateTimeOffset since) => [];

        public Task<IDisposable> AloneAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable>(new MemoryStream());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
