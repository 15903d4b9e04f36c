namespace Cadre.Crdt;

/// <summary>A remembered item and the index of its first unit.</summary>
internal sealed class SearchMarker
{
    public required Item Item { get; set; }

    public int Index { get; set; }

    public long LastUse { get; set; }
}
