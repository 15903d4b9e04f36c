namespace Cadre.Crdt;

/// <summary>What an update holds of one client, in the order of clocks.</summary>
internal sealed class ClientStructs(ulong client, int capacity)
{
    private int _last = -1;

    public ulong Client { get; } = client;

    public List<Struct> Structs { get; } = new(capacity);

    /// <summary>First struct that is not planned yet.</summary>
    public int Next { get; set; }

    /// <summary>What is left waits for something missing.</summary>
    public bool Blocked { get; set; }

    /// <summary>Nesting depth of the parent of each struct, while a plan is checked.</summary>
    public int[]? ParentDepths { get; set; }

    public bool Exhausted => Blocked || Next >= Structs.Count;

    /// <summary>Index of the struct that contains the clock, or -1.</summary>
    public int IndexOf(int clock)
    {
        // Look-ups come mostly in order: try where the last one ended.
        if (_last + 1 < Structs.Count && Structs[_last + 1] is var next && next.Clock <= clock && clock < next.End) return ++_last;
        if (_last >= 0 && Structs[_last].Clock <= clock && clock < Structs[_last].End) return _last;
        var left = 0;
        var right = Structs.Count - 1;
        while (left <= right)
        {
            var middle = (left + right) >> 1;
            if (clock < Structs[middle].Clock) right = middle - 1;
            else if (clock < Structs[middle].End) return _last = middle;
            else left = middle + 1;
        }

        return -1;
    }
}
