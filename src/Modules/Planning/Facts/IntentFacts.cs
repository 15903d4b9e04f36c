using System.Text.Json.Nodes;
using Cadre.Planning.Language;

namespace Cadre.Planning.Facts;

/// <summary>What was found in an intent.</summary>
internal sealed record IntentFacts(IntentText Text, string Language)
{
    /// <summary>Kinds of goals, strongest first, 0 to 1.</summary>
    public required IReadOnlyDictionary<string, double> Kinds { get; init; }

    /// <summary>The variables that sub-plans are filled with.</summary>
    public required JsonObject Values { get; init; }

    /// <summary>What was assumed.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>Whether the words make any sense to us.</summary>
    public required bool IsMeaningful { get; init; }

    /// <summary>Services named.</summary>
    public required IReadOnlyList<(string Name, string Needs)> Services { get; init; }

    /// <summary>A value as text; empty for none.</summary>
    public string Value(string name) => Values[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>The strength of a kind of goal.</summary>
    public double Kind(string kind) => Kinds.GetValueOrDefault(kind);
}
