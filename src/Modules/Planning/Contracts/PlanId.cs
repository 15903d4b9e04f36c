using System.Text.Json.Serialization;
using Cadre.Kernel;

namespace Cadre.Planning.Contracts;

/// <summary>Names a plan contract.</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    /// <inheritdoc/>
    public static PlanId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out PlanId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
