using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>How runs stand, for those that started them and go by how they end.</summary>
public interface IRunStates
{
    /// <summary>The states of runs of any workspaces; runs that are no more are absent.</summary>
    Task<IReadOnlyDictionary<RunId, RunStatus>> OfAsync(IReadOnlyCollection<RunId> runs, CancellationToken cancellationToken);

    /// <summary>The run that was started with an idempotency key; null for none.</summary>
    Task<RunId?> FindByKeyAsync(Tenant tenant, string key, CancellationToken cancellationToken);
}
