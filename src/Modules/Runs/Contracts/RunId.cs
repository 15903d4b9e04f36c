using System.Text.Json.Serialization;
using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>Names a run.</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct RunId(Guid Value) : IId<RunId>
{
    /// <inheritdoc/>
    public static RunId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out RunId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
