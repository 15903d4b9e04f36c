using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Features;

namespace Cadre.Runs.Undo;

/// <summary>Undoes what a step's body did, as effects of that step: after a crash it goes on behind the last one undone.</summary>
internal sealed class StepUndo(RunReading reading, Compensations compensations) : IStepUndo
{
    public async Task<Result<IReadOnlyList<string>>> UndoWithinAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await UndoneRun.ReadAsync(reading, Tenant.ForSystem(context.Tenant.Workspace), context.Run, cancellationToken) is not { } run)
        {
            return Error.NotFound("run");
        }

        var undone = new List<string>();
        var within = context.Node.Address + "/";
        foreach (var entry in UndoPlan.Of(run.State, run.Journal, compensations.Types, within).Where(e => e.Undoable))
        {
            var step = UndoPlan.Describe(run.Id, run.State, entry.Step);
            context.Progress(null, $"Undoing “{step.Node.Title}”");
            var outcome = await compensations.Find(step.Node.Type)!.UndoAsync(new UndoContext(context, step.Node.Address[within.Length..]), step, cancellationToken);
            if (outcome is StepOutcome.Failed failed)
            {
                return new Error(ErrorKind.Unprocessable, "undo_failed", $"“{step.Node.Title}” could not be undone: {failed.Message}", failed.Fix);
            }

            undone.Add(step.Node.Address);
        }

        return undone;
    }
}
