namespace Cadre.Crdt;

using Attributes = IReadOnlyDictionary<string, Any>;

/// <summary>Inserting, deleting and formatting of text. Formatting stands between characters as marks that start and end attributes.</summary>
internal static class TextEditing
{
    private static readonly Dictionary<string, Any> NoAttributes = new(0, StringComparer.Ordinal);

    /// <summary>Inserts text, an embed or a type; without attributes it takes those in force at the index.</summary>
    public static void Insert(Transaction transaction, TypeNode text, int index, Content content, Attributes? attributes)
    {
        CheckIndex(text, index, 0);
        var position = TextPosition.Find(transaction, text, index, useMarkers: attributes is null);
        InsertAt(transaction, text, position, content, attributes ?? new Dictionary<string, Any>(position.Attributes, StringComparer.Ordinal));
    }

    public static void Delete(Transaction transaction, TypeNode text, int index, int length)
    {
        CheckIndex(text, index, length);
        if (length > 0) DeleteAt(transaction, text, TextPosition.Find(transaction, text, index, useMarkers: true), length);
    }

    public static void Format(Transaction transaction, TypeNode text, int index, int length, Attributes attributes)
    {
        CheckIndex(text, index, length);
        var position = TextPosition.Find(transaction, text, index, useMarkers: false);
        if (length > 0 && position.Right is not null) FormatAt(transaction, position, length, attributes);
    }

    public static void ApplyDelta(Transaction transaction, TypeNode text, IEnumerable<DeltaOp> delta)
    {
        var position = new TextPosition(text, null, text.Start, 0);
        foreach (var op in delta)
        {
            if (op.Kind == DeltaKind.Retain) FormatAt(transaction, position, op.Length, op.Attributes ?? NoAttributes);
            else if (op.Kind == DeltaKind.Delete) DeleteAt(transaction, text, position, op.Length);
            else if (op.Text is not { Length: 0 }) InsertAt(transaction, text, position, ContentOf(transaction, op), op.Attributes ?? NoAttributes);
        }
    }

    public static Content EmbedOf(Transaction transaction, Any value) => value.Shared is { } shared ? transaction.Adopt(shared) : new EmbedContent(value);

    private static Content ContentOf(Transaction transaction, DeltaOp op) =>
        op.Text is { } text ? transaction.Doc.TextOf(text) : EmbedOf(transaction, (op.Values ?? [])[0]);

    private static void InsertAt(Transaction transaction, TypeNode text, TextPosition position, Content content, Attributes attributes)
    {
        if (position.Attributes.Count > 0) attributes = EndingOthers(position, attributes);
        SkipMatching(position, attributes);
        var negated = StartAttributes(transaction, position, attributes);
        text.Markers?.Changed(position.Index, content.Length);
        position.Insert(transaction, content);
        EndAttributes(transaction, position, negated);
    }

    /// <summary>The attributes, and null for those in force that are not among them.</summary>
    private static Dictionary<string, Any> EndingOthers(TextPosition position, Attributes attributes)
    {
        var all = new Dictionary<string, Any>(attributes, StringComparer.Ordinal);
        foreach (var key in position.Attributes.Keys) all.TryAdd(key, Any.Null);
        return all;
    }

    private static void FormatAt(Transaction transaction, TextPosition position, int length, Attributes attributes)
    {
        SkipMatching(position, attributes);
        var negated = StartAttributes(transaction, position, attributes);
        while (position.Right is { } item && (length > 0 || (negated is { Count: > 0 } && (item.Deleted || item.Content is FormatContent))))
        {
            if (!item.Deleted && item.Content is FormatContent format)
            {
                if (!ReplaceMark(transaction, item, format, length, attributes, ref negated)) break;
            }
            else if (!item.Deleted)
            {
                if (length < item.Length) transaction.Doc.Store.GetCleanStart(transaction, new Id(item.Client, item.Clock + length));
                length -= item.Length;
            }

            position.Forward();
        }

        // As Quill does: formatting past the end adds the missing line breaks.
        if (length > 0) position.Insert(transaction, transaction.Doc.TextOf(new string('\n', length)));
        EndAttributes(transaction, position, negated);
    }

    /// <summary>Deletes a mark that the new attributes overrule; false when formatting ends before it.</summary>
    private static bool ReplaceMark(Transaction transaction, Item item, FormatContent format, int length, Attributes attributes, ref Dictionary<string, Any>? negated)
    {
        if (!attributes.TryGetValue(format.Key, out var wanted)) return true;
        if (wanted == format.Value)
        {
            negated?.Remove(format.Key);
        }
        else
        {
            if (length == 0) return false;
            (negated ??= new Dictionary<string, Any>(StringComparer.Ordinal))[format.Key] = format.Value;
        }

        item.Delete(transaction);
        return true;
    }

    private static void DeleteAt(Transaction transaction, TypeNode text, TextPosition position, int length)
    {
        var deleted = 0;
        var before = text.HasFormatting ? new Dictionary<string, Any>(position.Attributes, StringComparer.Ordinal) : null;
        var start = position.Right;
        var startIndex = position.Index;
        while (deleted < length && position.Right is { } item)
        {
            if (item.Visible)
            {
                var left = length - deleted;
                if (left < item.Length) transaction.Doc.Store.GetCleanStart(transaction, new Id(item.Client, item.Clock + left));
                deleted += item.Length;
                item.Delete(transaction);
            }

            position.Forward();
        }

        if (start is not null && before is not null) FormattingCleanup.CleanGap(transaction, start, position.Right, before, position);
        text.Markers?.Changed(startIndex, -deleted);
    }

    /// <summary>Steps over deleted items and marks that already say what is wanted.</summary>
    private static void SkipMatching(TextPosition position, Attributes attributes)
    {
        while (position.Right is { } item)
        {
            var skip = item.Deleted || (item.Content is FormatContent format && attributes.GetValueOrDefault(format.Key, Any.Null) == format.Value);
            if (!skip) return;
            position.Forward();
        }
    }

    /// <summary>Inserts marks for attributes that differ from those in force; returns what to restore afterwards.</summary>
    private static Dictionary<string, Any>? StartAttributes(Transaction transaction, TextPosition position, Attributes attributes)
    {
        Dictionary<string, Any>? negated = null;
        if (attributes.Count == 0) return null;
        foreach (var (key, value) in attributes)
        {
            var current = position.Attribute(key);
            if (current == value) continue;
            (negated ??= new Dictionary<string, Any>(StringComparer.Ordinal))[key] = current;
            position.Insert(transaction, new FormatContent(key, value));
        }

        return negated;
    }

    private static void EndAttributes(Transaction transaction, TextPosition position, Dictionary<string, Any>? negated)
    {
        if (negated is null) return;
        while (position.Right is { } item)
        {
            var mark = item.Content as FormatContent;
            if (!item.Deleted && !(mark is not null && negated.TryGetValue(mark.Key, out var value) && value == mark.Value)) break;
            if (!item.Deleted && mark is not null) negated.Remove(mark.Key);
            position.Forward();
        }

        foreach (var (key, value) in negated) position.Insert(transaction, new FormatContent(key, value));
    }

    private static void CheckIndex(TypeNode text, int index, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)index + length, text.Length);
    }
}
