using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Undo;

/// <summary>What of a run can be undone, in the order in which to do it: last done, first undone.</summary>
internal static class UndoPlan
{
    /// <param name="state">The run with all its folded scopes.</param>
    /// <param name="journal">Its events.</param>
    /// <param name="types">Block types that have a compensation.</param>
    /// <param name="prefix">Only steps whose address begins so; empty for all.</param>
    public static IReadOnlyList<UndoEntry> Of(RunState state, IEnumerable<RunEvent> journal, IReadOnlySet<string> types, string prefix)
    {
        var steps = Steps(state);
        var entries = new List<UndoEntry>();
        foreach (var done in journal.OfType<StepFinished>().Where(f => f.Address.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (steps.TryGetValue(done.Address, out var step) && step.Node.SideEffect != SideEffect.None)
            {
                entries.Add(new(step, step.Node.SideEffect != SideEffect.Final && types.Contains(step.Node.Type)));
            }
        }

        entries.Reverse();
        return entries;
    }

    public static UndoneStep Describe(RunId run, RunState state, StepState step) =>
        new(run, step.Node with { Address = step.Address }, StepInputs.Of(state, step), step.Outputs);

    public static Dictionary<string, StepState> Steps(RunState state) =>
        state.Steps.Concat(state.Folded.Concat(state.OpenScopes).SelectMany(s => s.Steps)).ToDictionary(s => s.Address, StringComparer.Ordinal);
}

/// <summary>A step that did something.</summary>
/// <param name="Step">The step.</param>
/// <param name="Undoable">Whether it can be undone; otherwise it is final.</param>
internal sealed record UndoEntry(StepState Step, bool Undoable);
