namespace Cadre.Crdt;

/// <summary>Deletes formatting marks that no longer change anything, as yjs does.</summary>
internal static class FormattingCleanup
{
    /// <summary>
    /// Cleans the marks between two characters.
    /// </summary>
    /// <param name="transaction">Receives the deletions.</param>
    /// <param name="start">First item of the gap.</param>
    /// <param name="current">Where <paramref name="position"/> stands.</param>
    /// <param name="before">Attributes in force before the gap.</param>
    /// <param name="position">Its attributes are corrected for what is deleted before it.</param>
    public static void CleanGap(Transaction transaction, Item start, Item? current, Dictionary<string, Any> before, TextPosition position)
    {
        var end = start;
        var last = new Dictionary<string, FormatContent>(StringComparer.Ordinal);
        for (; end is not null && !end.Visible; end = end.Right)
        {
            if (!end.Deleted && end.Content is FormatContent format) last[format.Key] = format;
        }

        var reached = false;
        for (var item = start; item != end && item is not null; item = item.Right)
        {
            reached |= item == current;
            if (item.Deleted || item.Content is not FormatContent { Key: var key, Value: var value } mark) continue;
            var initial = before.GetValueOrDefault(key, Any.Null);
            if (last.GetValueOrDefault(key) != mark || initial == value)
            {
                item.Delete(transaction);
                if (!reached && position.Attribute(key) == value && initial != value) position.SetAttribute(key, initial);
            }
            else if (!reached)
            {
                position.SetAttribute(key, value);
            }
        }
    }

    public static void AfterTransaction(Transaction finished)
    {
        var whole = new HashSet<TypeNode>();
        var gaps = new List<Item>();
        var store = finished.Doc.Store;
        foreach (var (client, before) in finished.ClientsBefore)
        {
            var list = store.ListOf(client);
            for (var i = before < list.State ? list.IndexOf(before) : list.Count; i < list.Count; i++)
            {
                if (list[i] is Item { Deleted: false, Content: FormatContent } item) whole.Add(item.Node);
            }
        }

        store.Visit(finished, finished.Deletes, found =>
        {
            if (found is not Item item || !item.Node.HasFormatting || whole.Contains(item.Node)) return;
            if (item.Content is FormatContent) whole.Add(item.Node);
            else gaps.Add(item);
        });
        if (whole.Count == 0 && gaps.Count == 0) return;
        finished.Doc.Transact(transaction =>
        {
            foreach (var item in gaps) CleanAround(transaction, item);
            foreach (var text in whole) CleanAll(transaction, text);
        });
    }

    private static void CleanAll(Transaction transaction, TypeNode text)
    {
        var start = text.Start;
        var before = new Dictionary<string, Any>(StringComparer.Ordinal);
        var position = new TextPosition(text, null, null, 0);
        for (var end = text.Start; end is not null; end = end.Right)
        {
            if (end.Deleted) continue;
            if (end.Content is FormatContent format)
            {
                position.SetAttribute(format.Key, format.Value);
                continue;
            }

            if (start is not null) CleanGap(transaction, start, end, before, position);
            before = new Dictionary<string, Any>(position.Attributes, StringComparer.Ordinal);
            start = end;
        }
    }

    /// <summary>Where characters vanished between marks, only the last mark of each key counts.</summary>
    private static void CleanAround(Transaction transaction, Item deleted)
    {
        Item? item = deleted;
        while (item.Right is { Visible: false } right) item = right;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (; item is { Visible: false }; item = item.Left)
        {
            if (!item.Deleted && item.Content is FormatContent format && !keys.Add(format.Key)) item.Delete(transaction);
        }
    }
}
