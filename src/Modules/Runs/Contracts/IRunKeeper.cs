using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>Knows runs that must outlive the time for which runs are kept. Every keeper is asked before runs are deleted.</summary>
public interface IRunKeeper
{
    /// <summary>Which of these finished runs of a workspace are still needed.</summary>
    Task<IReadOnlyCollection<RunId>> NeededAsync(WorkspaceId workspace, IReadOnlyList<RunId> runs, CancellationToken cancellationToken);
}
