using System.Text.Json.Serialization;
using Cadre.Kernel;

namespace Cadre.Nodes.Contracts;

/// <summary>Names an incarnation of a node: a server process from the moment it joined until it left, died or lost its lease. Never used again.</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct NodeId(Guid Value) : IId<NodeId>
{
    /// <inheritdoc/>
    public static NodeId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out NodeId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
