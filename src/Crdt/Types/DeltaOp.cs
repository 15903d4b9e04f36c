namespace Cadre.Crdt;

/// <summary>What a step of a delta does.</summary>
public enum DeltaKind
{
    /// <summary>Inserts text, an embed or values.</summary>
    Insert,

    /// <summary>Keeps, and formats when there are attributes.</summary>
    Retain,

    /// <summary>Deletes.</summary>
    Delete,
}

/// <summary>One step of a delta: the format of Quill for text, the same with values for arrays.</summary>
public sealed record DeltaOp
{
    private DeltaOp()
    {
    }

    /// <summary>What the step does.</summary>
    public DeltaKind Kind { get; private init; }

    /// <summary>How many units are kept or deleted.</summary>
    public int Length { get; private init; }

    /// <summary>Text inserted; null for embeds and values.</summary>
    public string? Text { get; private init; }

    /// <summary>Values inserted into an array, or the one embed inserted into text; null for text.</summary>
    public IReadOnlyList<Any>? Values { get; private init; }

    /// <summary>Attributes; in a retain, null values end an attribute. Null when there are none.</summary>
    public IReadOnlyDictionary<string, Any>? Attributes { get; private init; }

    /// <summary>Inserts text.</summary>
    public static DeltaOp Insert(string text, IReadOnlyDictionary<string, Any>? attributes = null) =>
        new() { Kind = DeltaKind.Insert, Text = text, Length = text.Length, Attributes = attributes };

    /// <summary>Inserts an embed: an object or a shared type.</summary>
    public static DeltaOp Embed(Any value, IReadOnlyDictionary<string, Any>? attributes = null) =>
        new() { Kind = DeltaKind.Insert, Values = [value], Length = 1, Attributes = attributes };

    /// <summary>Inserts values into an array.</summary>
    public static DeltaOp InsertValues(IReadOnlyList<Any> values) => new() { Kind = DeltaKind.Insert, Values = values, Length = values.Count };

    /// <summary>Keeps units, formatting them when attributes are given.</summary>
    public static DeltaOp Retain(int length, IReadOnlyDictionary<string, Any>? attributes = null) =>
        new() { Kind = DeltaKind.Retain, Length = length, Attributes = attributes };

    /// <summary>Deletes units.</summary>
    public static DeltaOp Delete(int length) => new() { Kind = DeltaKind.Delete, Length = length };

    /// <summary>This step as plain data, as yjs prints it.</summary>
    public Any ToAny()
    {
        var map = new Dictionary<string, Any>(StringComparer.Ordinal);
        if (Kind == DeltaKind.Retain) map["retain"] = Length;
        else if (Kind == DeltaKind.Delete) map["delete"] = Length;
        else if (Text is not null) map["insert"] = Text;
        else map["insert"] = Plain.Of((Values ?? [])[0]);
        if (Attributes is { Count: > 0 }) map["attributes"] = Any.FromMap(Attributes);
        return Any.FromOwned(map);
    }
}
