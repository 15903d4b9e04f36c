namespace Cadre.Crdt;

/// <summary>
/// Remembers up to 80 recently used positions of a list, so that finding an index starts near it.
/// Kept current through local edits; cleared by remote ones.
/// </summary>
internal sealed class SearchMarkers
{
    private const int Limit = 80;
    private readonly List<SearchMarker> _markers = [];
    private long _uses;

    public void Clear()
    {
        foreach (var marker in _markers) Mark(marker.Item, false);
        _markers.Clear();
    }

    /// <summary>An item at or shortly before the index, with its own index.</summary>
    public SearchMarker Find(Item start, int length, int index)
    {
        var marker = Nearest(index);
        var (item, at) = marker is null ? (start, 0) : (marker.Item, marker.Index);
        while (item.Right is not null && at < index)
        {
            if (item.Visible)
            {
                if (index < at + item.Length) break;
                at += item.Length;
            }

            item = item.Right;
        }

        while (item.Left is not null && at > index) (item, at) = StepLeft(item, at);

        // Items of one sequence will merge: point at the first of them.
        while (item.Left is { } left && left.Client == item.Client && left.End == item.Clock) (item, at) = StepLeft(item, at);

        var close = marker is not null && Math.Abs(marker.Index - at) < length / Limit;
        return Remember(close ? marker : null, item, at);
    }

    /// <summary>Adjusts to units inserted (positive) or deleted (negative) at an index.</summary>
    public void Changed(int index, int count)
    {
        for (var i = _markers.Count - 1; i >= 0; i--)
        {
            var marker = _markers[i];
            if (count > 0 && !MoveToVisible(marker))
            {
                _markers.RemoveAt(i);
                continue;
            }

            if (index < marker.Index || (count > 0 && index == marker.Index)) marker.Index = Math.Max(index, marker.Index + count);
        }
    }

    /// <summary>Follows an item that was merged into its left neighbour.</summary>
    public void Merged(Item gone, Item into, int lengthBefore)
    {
        if ((gone.Flags & StructFlags.Marked) == StructFlags.None) return;
        foreach (var marker in _markers)
        {
            if (marker.Item != gone) continue;
            marker.Item = into;
            marker.Index -= lengthBefore;
            Mark(into, true);
        }
    }

    private static (Item Item, int At) StepLeft(Item item, int at)
    {
        var left = item.Left!; // the caller checked
        return (left, left.Visible ? at - left.Length : at);
    }

    private static bool MoveToVisible(SearchMarker marker)
    {
        var item = marker.Item;
        Mark(item, false);
        while (item is { Visible: false })
        {
            item = item.Left;
            if (item is { Visible: true }) marker.Index -= item.Length;
        }

        if (item is null || (item.Flags & StructFlags.Marked) != StructFlags.None) return false;
        marker.Item = item;
        Mark(item, true);
        return true;
    }

    private static void Mark(Item item, bool marked)
    {
        if (marked) item.Flags |= StructFlags.Marked;
        else item.Flags &= ~StructFlags.Marked;
    }

    private SearchMarker? Nearest(int index)
    {
        SearchMarker? best = null;
        var distance = int.MaxValue;
        foreach (var marker in _markers)
        {
            var d = Math.Abs(index - marker.Index);
            if (d < distance) (best, distance) = (marker, d);
        }

        return best;
    }

    private SearchMarker Remember(SearchMarker? marker, Item item, int index)
    {
        if (marker is null && _markers.Count >= Limit)
        {
            marker = _markers[0];
            foreach (var other in _markers)
            {
                if (other.LastUse < marker.LastUse) marker = other;
            }
        }

        if (marker is null)
        {
            marker = new SearchMarker { Item = item };
            _markers.Add(marker);
        }

        Mark(marker.Item, false);
        marker.Item = item;
        Mark(item, true);
        (marker.Index, marker.LastUse) = (index, ++_uses);
        return marker;
    }
}
