using System.Text.Json;

namespace Cadre.Runs.Contracts;

/// <summary>What a fork changes in one step.</summary>
/// <param name="Address">The step; one within a body (<c>b3[17]/b4</c>, <c>b3/b4</c>) is changed for all its items.</param>
public sealed record StepChange(string Address)
{
    /// <summary>Its settings from now on, whole; null keeps them.</summary>
    public JsonElement? Settings { get; init; }

    /// <summary>Names of the settings that differ from the origin's; null when none do.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>The version of the block type's manifest that the settings are for; null keeps it.</summary>
    public int? TypeVersion { get; init; }

    /// <summary>Input port → value in place of what the origin gave there; null keeps all.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Inputs { get; init; }
}

/// <summary>What a run executes.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Canvas">The canvas it was compiled from; null for none.</param>
public sealed record RunFlow(Flow Flow, Guid? Canvas);
