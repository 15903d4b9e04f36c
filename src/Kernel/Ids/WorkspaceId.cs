using System.Text.Json.Serialization;

namespace Cadre.Kernel;

/// <summary>Names a workspace: the tenant that every row belongs to.</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct WorkspaceId(Guid Value) : IId<WorkspaceId>
{
    /// <inheritdoc/>
    public static WorkspaceId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out WorkspaceId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
