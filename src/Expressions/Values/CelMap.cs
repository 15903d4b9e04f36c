namespace Cadre.Expressions;

/// <summary>A map in order of insertion. One made from JSON reads its entries when they are first asked for.</summary>
internal sealed class CelMap : CelValue
{
    public static readonly CelMap Empty = new([]);

    private Func<KeyValuePair<CelValue, CelValue>[]>? source;
    private KeyValuePair<CelValue, CelValue>[] entries = [];
    private Dictionary<MapKey, CelValue>? index;

    public CelMap(KeyValuePair<CelValue, CelValue>[] entries) => this.entries = entries;

    public CelMap(Func<KeyValuePair<CelValue, CelValue>[]> source) => this.source = source;

    public KeyValuePair<CelValue, CelValue>[] Entries
    {
        get
        {
            if (source is { } read)
            {
                entries = read();
                source = null;
            }

            return entries;
        }
    }

    public override string TypeName => "map";

    public CelValue? Find(CelValue key) => MapKey.Of(key) is { } found ? Find(found) : null;

    public CelValue? Find(string key) => Find(MapKey.Of(key));

    private CelValue? Find(MapKey key)
    {
        Dictionary<MapKey, CelValue>? lookup = index;
        if (lookup is null)
        {
            lookup = new Dictionary<MapKey, CelValue>(Entries.Length);
            foreach ((CelValue entryKey, CelValue value) in Entries)
            {
                if (MapKey.Of(entryKey) is { } made)
                    lookup[made] = value;
            }

            index = lookup;
        }

        return lookup.GetValueOrDefault(key);
    }
}
