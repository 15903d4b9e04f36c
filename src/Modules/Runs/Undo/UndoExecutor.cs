using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Features;

namespace Cadre.Runs.Undo;

/// <summary>Carries out the steps of an undo run: each undoes one step of the run named in its settings.</summary>
internal sealed class UndoExecutor(RunReading reading, Compensations compensations) : IStepExecutor
{
    /// <summary>The type of the steps of undo runs; no block has it.</summary>
    public const string StepType = "undo";

    public string Type => StepType;

    public async Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var wanted = context.Node.Settings.Deserialize<UndoSettings>(CadreJson.Stored)!;
        if (await UndoneRun.ReadAsync(reading, Tenant.ForSystem(context.Tenant.Workspace), wanted.Run, cancellationToken) is not { } run
            || !UndoPlan.Steps(run.State).TryGetValue(wanted.Address, out var step) || compensations.Find(step.Node.Type) is not { } compensation)
        {
            return new StepOutcome.Failed("undo_missing", $"What the step '{wanted.Address}' did is not known any more.", "Undo it by hand where it happened.");
        }

        var outcome = await compensation.UndoAsync(context, UndoPlan.Describe(run.Id, run.State, step), cancellationToken);
        return outcome is StepOutcome.Completed done ? done with { Outputs = new Dictionary<string, JsonElement>(done.Outputs, StringComparer.Ordinal) { ["undone"] = JsonSerializer.SerializeToElement(wanted.Address) } } : outcome;
    }
}

/// <summary>What a step of an undo run undoes.</summary>
internal sealed record UndoSettings(RunId Run, string Address);

/// <summary>The compensations of this installation.</summary>
internal sealed class Compensations(IEnumerable<ICompensation> all)
{
    private readonly Dictionary<string, ICompensation> byType = all.ToDictionary(c => c.Type, StringComparer.Ordinal);

    public IReadOnlySet<string> Types => byType.Keys.ToHashSet(StringComparer.Ordinal);

    public ICompensation? Find(string type) => byType.GetValueOrDefault(type);
}
