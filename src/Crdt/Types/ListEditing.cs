namespace Cadre.Crdt;

/// <summary>Operations on the list part of a type.</summary>
internal static class ListEditing
{
    public static void Insert(Transaction transaction, TypeNode list, int index, IReadOnlyList<Any> values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, list.Length);
        if (values.Count == 0) return;
        var left = index == 0 ? null : ItemEndingAt(transaction, list, index);
        list.Markers?.Changed(index, values.Count);
        InsertAfter(transaction, list, left, values);
    }

    /// <summary>Appends behind everything, deleted items included.</summary>
    public static void Append(Transaction transaction, TypeNode list, IReadOnlyList<Any> values)
    {
        if (values.Count == 0) return;
        var last = list.FindMarker(list.Length)?.Item ?? list.Start;
        while (last?.Right is not null) last = last.Right;
        list.Markers?.Changed(list.Length, values.Count);
        InsertAfter(transaction, list, last, values);
    }

    public static void InsertAfter(Transaction transaction, TypeNode list, Item? left, IReadOnlyList<Any> values)
    {
        var right = left is null ? list.Start : left.Right;
        var run = new List<Any>();
        foreach (var value in values)
        {
            if (value.Kind is not (AnyKind.Shared or AnyKind.Bytes or AnyKind.Subdocument))
            {
                run.Add(value);
                continue;
            }

            left = InsertRun(transaction, list, left, right, run);
            left = transaction.Insert(list, null, left, right, ContentOf(transaction, value));
        }

        InsertRun(transaction, list, left, right, run);
    }

    public static void Delete(Transaction transaction, TypeNode list, int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)index + count, list.Length);
        if (count == 0) return;
        var (item, offset) = Locate(list, index);
        var left = count;
        if (offset > 0) item = (Item)transaction.Doc.Store.GetCleanStart(transaction, new Id(item!.Client, item.Clock + offset)); // located within the bounds
        for (; left > 0 && item is not null; item = item.Right)
        {
            if (!item.Visible) continue;
            if (left < item.Length) transaction.Doc.Store.GetCleanStart(transaction, new Id(item.Client, item.Clock + left));
            item.Delete(transaction);
            left -= item.Length;
        }

        list.Markers?.Changed(index, -count);
    }

    public static Any Get(TypeNode list, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, list.Length);
        var (item, offset) = Locate(list, index);
        return item is null ? Any.Undefined : item.Content.ValueAt(offset);
    }

    public static IEnumerable<Any> Values(TypeNode list, Snapshot? snapshot = null)
    {
        for (var item = list.Start; item is not null; item = item.Right)
        {
            if (snapshot is null ? !item.Visible : !(item.Countable && snapshot.Shows(item))) continue;
            for (var i = 0; i < item.Length; i++) yield return item.Content.ValueAt(i);
        }
    }

    public static Content ContentOf(Transaction transaction, Any value) => value.Kind switch
    {
        AnyKind.Bytes => new BinaryContent(value.Bytes ?? []),
        AnyKind.Subdocument when value.Subdocument is { } subdocument => new SubdocumentContent(subdocument),
        AnyKind.Shared when value.Shared is { } shared => transaction.Adopt(shared),
        _ => new AnyContent([value]),
    };

    private static Item? InsertRun(Transaction transaction, TypeNode list, Item? left, Item? right, List<Any> run)
    {
        if (run.Count == 0) return left;
        var content = new AnyContent([.. run]);
        run.Clear();
        return transaction.Insert(list, null, left, right, content);
    }

    /// <summary>The item that contains the index, and the offset within; null at the end.</summary>
    private static (Item? Item, int Offset) Locate(TypeNode list, int index)
    {
        var marker = list.FindMarker(index);
        var item = marker?.Item ?? list.Start;
        index -= marker?.Index ?? 0;
        for (; item is not null; item = item.Right)
        {
            if (!item.Visible) continue;
            if (index < item.Length) return (item, index);
            index -= item.Length;
        }

        return (null, 0);
    }

    /// <summary>The visible item whose last unit stands just before the index, split off if need be.</summary>
    private static Item? ItemEndingAt(Transaction transaction, TypeNode list, int index)
    {
        var (item, offset) = Locate(list, index - 1);
        if (item is not null && offset + 1 < item.Length)
            transaction.Doc.Store.GetCleanStart(transaction, new Id(item.Client, item.Clock + offset + 1));
        return item;
    }
}
