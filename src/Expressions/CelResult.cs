using System.Text.Json.Nodes;

namespace Cadre.Expressions;

/// <summary>What an evaluation gave: a value, or an error.</summary>
/// <param name="Value">The value; null when there is an error.</param>
/// <param name="Error">The error; null when there is a value.</param>
/// <param name="Cost">How much of <see cref="CelLimits.Cost"/> was used.</param>
public sealed record CelResult(CelValue? Value, CelError? Error, long Cost)
{
    /// <summary>Whether there is a value.</summary>
    public bool Succeeded => Error is null;

    /// <summary>Whether the value is the bool true. Errors and other values are not.</summary>
    public bool IsTrue => Value?.AsBool == true;

    /// <summary>The value as JSON, already within the result limits. Null stands for JSON null, and for an error.</summary>
    public JsonNode? Json { get; init; }
}
