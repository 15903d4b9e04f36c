namespace Cadre.Crdt;

/// <summary>All structs of one client in the order of their clocks, without gaps.</summary>
internal sealed class StructList
{
    private Struct[] _items = new Struct[4];

    public int Count { get; private set; }

    /// <summary>The next clock of this client.</summary>
    public int State => Count == 0 ? 0 : _items[Count - 1].End;

    public Struct this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public void Add(Struct item)
    {
        if (Count == _items.Length) System.Array.Resize(ref _items, Count * 2);
        _items[Count++] = item;
    }

    public void Insert(int index, Struct item)
    {
        if (Count == _items.Length) System.Array.Resize(ref _items, Count * 2);
        System.Array.Copy(_items, index, _items, index + 1, Count - index);
        _items[index] = item;
        Count++;
    }

    public void RemoveRange(int index, int count)
    {
        System.Array.Copy(_items, index + count, _items, index, Count - index - count);
        System.Array.Clear(_items, Count - count, count);
        Count -= count;
    }

    public void EnsureCapacity(int capacity)
    {
        if (_items.Length < capacity) System.Array.Resize(ref _items, capacity);
    }

    /// <summary>Index of the struct that contains the clock, which must be known.</summary>
    public int IndexOf(int clock)
    {
        var left = 0;
        var right = Count - 1;
        var last = _items[right];
        if (clock >= last.Clock && clock < last.End) return right;

        // First guess by proportion, then bisect.
        var middle = (int)((long)clock * right / Math.Max(1, last.End - 1));
        while (left <= right)
        {
            var item = _items[middle];
            if (clock < item.Clock) right = middle - 1;
            else if (clock < item.End) return middle;
            else left = middle + 1;
            middle = (left + right) >> 1;
        }

        throw new InvalidOperationException("The clock is not in the document; check the state before looking it up.");
    }

    /// <summary>Merges the struct at the position into those left of it as far as possible; returns how many vanished.</summary>
    public int MergeWithLefts(int position)
    {
        var right = _items[position];
        var i = position;
        for (; i > 0; i--)
        {
            var left = _items[i - 1];
            if (left.Deleted != right.Deleted || !left.TryMergeWith(right)) break;
            if (right is Item { ParentSub: { } key } merged && merged.Node.Entry(key) == merged) merged.Node.SetEntry(key, (Item)left);
            right = left;
        }

        var merged2 = position - i;
        if (merged2 > 0) RemoveRange(position + 1 - merged2, merged2);
        return merged2;
    }
}
