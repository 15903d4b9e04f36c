using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Execution;

/// <summary>Tells one waiting caller of the first of some steps that succeeded, or of the run's end, once that is durable.</summary>
internal sealed class RunWatch(IReadOnlySet<string> steps)
{
    private readonly TaskCompletionSource<RunSighting?> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<RunSighting?> Seen => seen.Task;

    /// <summary>A commit is durable.</summary>
    public void Look(RunCommit commit)
    {
        foreach (var happened in commit.Events)
        {
            if (happened is StepFinished finished && steps.Contains(finished.Address))
            {
                seen.TrySetResult(new(commit.Status, finished.Address, finished.Outputs));
            }
            else if (happened is RunFinished)
            {
                seen.TrySetResult(new(commit.Status, null, null));
            }
        }
    }

    /// <summary>The run has left this node's memory.</summary>
    public void Lose() => seen.TrySetResult(null);
}
