using System.Text.Json.Serialization;
using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>Names a persistent sandbox of a workspace.</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct SandboxId(Guid Value) : IId<SandboxId>
{
    /// <inheritdoc/>
    public static SandboxId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out SandboxId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
