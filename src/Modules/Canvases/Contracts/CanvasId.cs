using System.Text.Json.Serialization;
using Cadre.Kernel;

namespace Cadre.Canvases.Contracts;

/// <summary>Names a canvas.</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct CanvasId(Guid Value) : IId<CanvasId>
{
    /// <inheritdoc/>
    public static CanvasId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out CanvasId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
