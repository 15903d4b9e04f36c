using System.Text.Json;

namespace Cadre.Runs.Contracts;

/// <summary>What became of the body that a step opened.</summary>
/// <param name="Opened">How often the step has opened its body so far, over all rounds.</param>
/// <param name="Results">What became of each item of the last opening, in the items' order; null for those never opened because an earlier one failed.</param>
public sealed record BodyResults(int Opened, IReadOnlyList<BodyResult?> Results);

/// <summary>What became of one opening.</summary>
/// <param name="Status">Succeeded, failed or cancelled.</param>
/// <param name="Outputs">Port of the opener → value; a port without a value is absent.</param>
public sealed record BodyResult(StepStatus Status, IReadOnlyDictionary<string, JsonElement> Outputs)
{
    /// <summary>Why it failed; null otherwise.</summary>
    public StepError? Error { get; init; }

    /// <summary>The step that failed first, within the body; null otherwise.</summary>
    public string? FailedStep { get; init; }
}
