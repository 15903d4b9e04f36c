using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Features;

namespace Cadre.Runs.Undo;

/// <summary>Undoes a run by a run of its own: a chain of steps, each of which undoes one.</summary>
internal sealed class RunUndo(RunReading reading, Compensations compensations, IRunService runs)
{
    public async Task<Result<UndoPreview>> PreviewAsync(Tenant tenant, RunId run, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(tenant, run, cancellationToken);
        return plan.Then<UndoPreview>(p => new UndoPreview([.. p.Entries.Where(e => e.Undoable).Select(View)], [.. p.Entries.Where(e => !e.Undoable).Select(View)]));
    }

    /// <summary>Starts the undo. Undoing a run twice is undoing it once: the second call answers the first one's run.</summary>
    public async Task<Result<RunId>> StartAsync(Tenant tenant, RunId run, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(tenant, run, cancellationToken);
        if (!plan.IsOk)
        {
            return plan.Error;
        }

        var steps = plan.Value.Entries.Where(e => e.Undoable).Select(e => e.Step).ToList();
        return steps.Count == 0
            ? Error.Conflict("nothing_to_undo", "This run did nothing that can be undone.", "What it did that is final is listed in the preview; undo that by hand.")
            : await runs.StartAsync(tenant, new StartRun(Flow(run, plan.Value.Run.Row.Title, steps)) { Origin = run, IdempotencyKey = $"undo:{run}", Priority = RunPriority.High }, cancellationToken);
    }

    private async Task<Result<Plan>> PlanAsync(Tenant tenant, RunId id, CancellationToken cancellationToken)
    {
        if (await UndoneRun.ReadAsync(reading, tenant, id, cancellationToken) is not { } run)
        {
            return Error.NotFound("run");
        }

        if (!run.State.IsFinished)
        {
            return Error.Conflict("run_not_finished", "The run has not ended yet.", "Wait for its end, or cancel it.");
        }

        return run.Row.Mode == RunModes.Name(RunMode.Replay)
            ? Error.Conflict("nothing_to_undo", "A replay does nothing outside.", "Undo the run it repeats.")
            : new Plan(run, UndoPlan.Of(run.State, run.Journal, compensations.Types, ""));
    }

    private static Flow Flow(RunId run, string title, List<StepState> steps) => new(
        1,
        $"Undo: {title}",
        [.. steps.Select(s => new FlowNode(s.Address, UndoExecutor.StepType, 1, s.Node.Title, JsonSerializer.SerializeToElement(new UndoSettings(run, s.Address), CadreJson.Stored)) { Retry = new RetryPolicy(), SideEffect = SideEffect.Final })],
        [.. steps.Skip(1).Zip(steps, (later, earlier) => new FlowEdge(earlier.Address, "undone", later.Address, "after"))]);

    private static UndoStepView View(UndoEntry entry) => new(entry.Step.Address, entry.Step.Node.Type, entry.Step.Node.Title, entry.Step.Node.SideEffect, entry.Step.FinishedAt);

    private sealed record Plan(UndoneRun Run, IReadOnlyList<UndoEntry> Entries);
}

/// <summary>What undoing a run would do.</summary>
/// <param name="Undoable">Steps that would be undone, in this order.</param>
/// <param name="Final">Steps whose effect stays: it cannot be undone.</param>
internal sealed record UndoPreview(IReadOnlyList<UndoStepView> Undoable, IReadOnlyList<UndoStepView> Final);

/// <summary>A step that did something outside.</summary>
internal sealed record UndoStepView(string Address, string Type, string Title, SideEffect SideEffect, DateTimeOffset? FinishedAt);
