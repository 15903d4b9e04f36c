using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>The persistent sandboxes of workspaces: those that people made, and those of blocks.</summary>
public interface ISandboxDirectory
{
    /// <summary>The sandbox of a block, made if it has none: <c>sandbox_quota</c> when the workspace has its fill.</summary>
    /// <param name="tenant">On whose behalf.</param>
    /// <param name="canvas">The canvas.</param>
    /// <param name="block">The block's id in it.</param>
    /// <param name="name">Shown to people.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Result<SandboxId>> OfBlockAsync(Tenant tenant, Guid canvas, string block, string name, CancellationToken cancellationToken);

    /// <summary>Whether sandboxes of the workspace reach package indexes: unless an administrator switched that off.</summary>
    Task<bool> MayInstallPackagesAsync(Tenant tenant, CancellationToken cancellationToken);

    /// <summary>Opens a sandbox for a while; dispose the visit, not the sandbox. It reaches package indexes and the hosts on its own list.</summary>
    /// <returns>The visit, <c>not_found</c>, or why it does not open.</returns>
    Task<Result<ISandboxVisit>> EnterAsync(Tenant tenant, SandboxId id, CancellationToken cancellationToken);
}

/// <summary>A stay in a persistent sandbox, which remains open at least as long.</summary>
public interface ISandboxVisit : IAsyncDisposable
{
    /// <summary>The sandbox.</summary>
    ISandbox Sandbox { get; }

    /// <summary>The outside calls from it that were refused since then, each message once.</summary>
    IReadOnlyList<Error> RefusedSince(DateTimeOffset since);

    /// <summary>Waits until nobody else works alone in it; dispose the result to let others.</summary>
    Task<IDisposable> AloneAsync(CancellationToken cancellationToken);
}
