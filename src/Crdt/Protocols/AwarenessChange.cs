namespace Cadre.Crdt;

/// <summary>Which clients' presence changed.</summary>
/// <param name="Added">Clients that came.</param>
/// <param name="Updated">Clients that renewed or changed their presence.</param>
/// <param name="Removed">Clients that left.</param>
/// <param name="Origin">Who told.</param>
public sealed record AwarenessChange(IReadOnlyList<ulong> Added, IReadOnlyList<ulong> Updated, IReadOnlyList<ulong> Removed, object? Origin)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<ulong> All => [.. Added, .. Updated, .. Removed];
}
