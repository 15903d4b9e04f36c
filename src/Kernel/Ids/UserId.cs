using System.Text.Json.Serialization;

namespace Cadre.Kernel;

/// <summary>Names a person's account (one account, many workspaces).</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct UserId(Guid Value) : IId<UserId>
{
    /// <inheritdoc/>
    public static UserId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out UserId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
