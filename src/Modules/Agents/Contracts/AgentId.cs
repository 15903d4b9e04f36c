using System.Text.Json.Serialization;
using Cadre.Kernel;

namespace Cadre.Agents.Contracts;

/// <summary>Names an agent.</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct AgentId(Guid Value) : IId<AgentId>
{
    /// <inheritdoc/>
    public static AgentId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out AgentId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
