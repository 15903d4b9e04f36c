namespace Cadre.Crdt;

/// <summary>Shared types within values, replaced by their content.</summary>
internal static class Plain
{
    public static Any Of(Any value) => value.Shared is { } shared ? shared.ToAny() : value;
}
