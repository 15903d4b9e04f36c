namespace Cadre.Crdt;

/// <summary>Operations on the map part of a type.</summary>
internal static class MapEditing
{
    public static void Set(Transaction transaction, TypeNode map, string key, Any value) =>
        transaction.Insert(map, key, map.Entry(key), null, ListEditing.ContentOf(transaction, value));

    public static bool Delete(Transaction transaction, TypeNode map, string key)
    {
        if (map.Entry(key) is not { Deleted: false } item) return false;
        item.Delete(transaction);
        return true;
    }

    public static bool TryGet(TypeNode map, string key, out Any value)
    {
        var item = map.Entry(key);
        var found = item is { Deleted: false };
        value = found ? Latest(item!) : Any.Undefined; // found implies an item
        return found;
    }

    public static IEnumerable<KeyValuePair<string, Any>> Entries(TypeNode map)
    {
        foreach (var (key, item) in map.Entries ?? [])
        {
            if (!item.Deleted) yield return new KeyValuePair<string, Any>(key, Latest(item));
        }
    }

    /// <summary>The entries as they were at a snapshot.</summary>
    public static IEnumerable<KeyValuePair<string, Any>> Entries(TypeNode map, Snapshot snapshot)
    {
        foreach (var (key, last) in map.Entries ?? [])
        {
            var item = last;
            while (item is not null && !snapshot.Knows(item)) item = item.Left;
            if (item is not null && snapshot.Shows(item)) yield return new KeyValuePair<string, Any>(key, Latest(item));
        }
    }

    public static Any Latest(Item item) => item.Content.ValueAt(item.Length - 1);
}
