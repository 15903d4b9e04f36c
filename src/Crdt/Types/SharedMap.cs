using System.Collections;

namespace Cadre.Crdt;

/// <summary>A map with string keys. The last writer of a key wins.</summary>
public sealed class SharedMap : SharedType, IEnumerable<KeyValuePair<string, Any>>
{
    /// <summary>A map to be inserted into a document.</summary>
    public SharedMap() : base(new TypeNode(TypeKind.Map, null))
    {
    }

    internal SharedMap(TypeNode node) : base(node)
    {
    }

    /// <summary>Number of keys that have a value.</summary>
    public int Count => Node.Entries?.Values.Count(static item => !item.Deleted) ?? 0;

    /// <summary>The keys that have a value.</summary>
    public IEnumerable<string> Keys => this.Select(static entry => entry.Key);

    /// <summary>The value, undefined where there is none; setting replaces it.</summary>
    public Any this[string key]
    {
        get
        {
            RequireDocument();
            MapEditing.TryGet(Node, key, out var value);
            return value;
        }

        set => Set(key, value);
    }

    /// <summary>Sets a value and returns this map.</summary>
    public SharedMap Set(string key, Any value)
    {
        Edit(transaction => MapEditing.Set(transaction, Node, key, value));
        return this;
    }

    /// <summary>Sets a value; for collection initialisers.</summary>
    public void Add(string key, Any value) => Set(key, value);

    /// <summary>Removes the key; nothing happens where there is none.</summary>
    public void Remove(string key) => Edit(transaction => MapEditing.Delete(transaction, Node, key));

    /// <summary>Removes all keys.</summary>
    public void Clear() => Edit(transaction =>
    {
        foreach (var key in Keys.ToArray()) MapEditing.Delete(transaction, Node, key);
    });

    /// <summary>True when the key has a value.</summary>
    public bool ContainsKey(string key) => Node.Entry(key) is { Deleted: false };

    /// <summary>The value, if the key has one.</summary>
    public bool TryGetValue(string key, out Any value) => MapEditing.TryGet(Node, key, out value);

    /// <summary>The nested map under the key, or null.</summary>
    public SharedMap? GetMap(string key) => this[key].Shared as SharedMap;

    /// <summary>The nested array under the key, or null.</summary>
    public SharedArray? GetArray(string key) => this[key].Shared as SharedArray;

    /// <summary>The nested text under the key, or null.</summary>
    public SharedText? GetText(string key) => this[key].Shared as SharedText;

    /// <summary>The content at a snapshot, as plain data one level deep. The document must not collect garbage.</summary>
    public IReadOnlyDictionary<string, Any> At(Snapshot snapshot) => MapEditing.Entries(Node, snapshot).ToDictionary();

    /// <inheritdoc />
    public override Any ToAny()
    {
        RequireDocument();
        return Any.FromMap(this.Select(static entry => KeyValuePair.Create(entry.Key, Plain.Of(entry.Value))));
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, Any>> GetEnumerator()
    {
        RequireDocument();
        return MapEditing.Entries(Node).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
