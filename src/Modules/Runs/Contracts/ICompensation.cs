using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>
/// Undoes what steps of one block type did. Registered as a singleton beside the type's executor; found by <see cref="Type"/>. It may be called again after a crash: every
/// outside effect goes through <see cref="StepContext.OnceAsync{T}"/>. Undoing what is undone already must succeed.
/// </summary>
public interface ICompensation
{
    /// <summary>The block type it undoes.</summary>
    string Type { get; }

    /// <summary>Undoes one step.</summary>
    /// <param name="context">The step that undoes: for effects, progress and money. Its inputs are not those of the step to undo.</param>
    /// <param name="step">What was done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Completed or failed.</returns>
    Task<StepOutcome> UndoAsync(StepContext context, UndoneStep step, CancellationToken cancellationToken);
}

/// <summary>A step that is to be undone.</summary>
/// <param name="Run">The run it was in.</param>
/// <param name="Node">The step with its settings; the address is the one within the run.</param>
/// <param name="Inputs">What it took.</param>
/// <param name="Outputs">What it gave.</param>
public sealed record UndoneStep(RunId Run, FlowNode Node, IReadOnlyDictionary<string, PortValue> Inputs, IReadOnlyDictionary<string, JsonElement> Outputs);

/// <summary>Undoes within a run.</summary>
public interface IStepUndo
{
    /// <summary>Undoes what the body of the calling step did, last first; answers the addresses undone. Stops at the first that fails.</summary>
    Task<Result<IReadOnlyList<string>>> UndoWithinAsync(StepContext context, CancellationToken cancellationToken);
}
