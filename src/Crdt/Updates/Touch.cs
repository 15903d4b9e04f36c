namespace Cadre.Crdt;

/// <summary>One place that an update touches.</summary>
/// <param name="Kind">How.</param>
/// <param name="Client">Who made the content.</param>
/// <param name="Clocks">Which operations of that client.</param>
/// <param name="Root">Name of the root type; null where the place cannot be found (yet) or there is none.</param>
/// <param name="Keys">From the root down: map keys, and null for each step into a list. The last is what is touched itself.</param>
public sealed record Touch(TouchKind Kind, ulong Client, ClockRange Clocks, string? Root, IReadOnlyList<string?> Keys)
{
    /// <summary>The nested type that directly contains what is touched, by the identity of its item; null for a root.</summary>
    public Id? Within { get; init; }

    /// <summary>The plain value that is inserted, the last of them when there are several; undefined for types, texts and deletions.</summary>
    public Any Value { get; init; }

    /// <summary>The key at a depth, or null.</summary>
    public string? KeyAt(int depth) => depth < Keys.Count ? Keys[depth] : null;
}
