using System.Text.Json.Serialization;
using Cadre.Kernel;

namespace Cadre.Planning.Contracts;

/// <summary>Names an intent.</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct IntentId(Guid Value) : IId<IntentId>
{
    /// <inheritdoc/>
    public static IntentId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out IntentId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
