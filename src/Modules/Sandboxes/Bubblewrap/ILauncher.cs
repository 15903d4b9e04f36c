using Cadre.Kernel;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>Starts programs, each in a new sandbox.</summary>
internal interface ILauncher
{
    /// <summary>Starts one; on any failure nothing of it is left.</summary>
    Task<Result<Launched>> StartAsync(LaunchPlan plan, CancellationToken cancellationToken);
}
