using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>Makes sandboxes. Where isolation cannot be had it makes none and says why and what to do.</summary>
public interface ISandboxProvider
{
    /// <summary>The provider's name: <c>bubblewrap</c>, <c>oci</c>, <c>remote</c>.</summary>
    string Name { get; }

    /// <summary>What can be had here; found out once by running a self-test.</summary>
    Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Opens the sandbox of this name; makes it if there is none. A sandbox that is open already is shared: its workspace folder goes when the last
    /// handle is disposed, unless persistent.
    /// </summary>
    /// <returns>The sandbox; <c>sandbox_unavailable</c> with the fix, or <c>sandbox_spec_invalid</c>.</returns>
    Task<Result<ISandbox>> OpenAsync(Tenant tenant, SandboxKey key, SandboxSpec spec, CancellationToken cancellationToken);
}
