using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cadre.Crdt;

/// <summary>
/// A value in a shared document: plain JSON-like data, bytes, or a shared type.
/// Equality is by content. <c>default</c> is undefined.
/// </summary>
public readonly struct Any : IEquatable<Any>
{
    private static readonly Tag NullTag = new(AnyKind.Null);
    private static readonly Tag BooleanTag = new(AnyKind.Boolean);
    private static readonly Tag NumberTag = new(AnyKind.Number);
    private static readonly Tag BigIntTag = new(AnyKind.BigInt);

    // A string, byte[], Any[], dictionary, shared type or subdocument; a Tag for what fits the bits; null for undefined.
    private readonly object? _reference;
    private readonly long _bits;

    private Any(object? reference, long bits = 0)
    {
        _reference = reference;
        _bits = bits;
    }

    /// <summary>Absent.</summary>
    public static Any Undefined => default;

    /// <summary>null.</summary>
    public static Any Null => new(NullTag);

    /// <summary>What this holds.</summary>
    public AnyKind Kind => _reference switch
    {
        null => AnyKind.Undefined,
        Tag tag => tag.Kind,
        string => AnyKind.String,
        Any[] => AnyKind.List,
        byte[] => AnyKind.Bytes,
        Dictionary<string, Any> => AnyKind.Map,
        SharedType => AnyKind.Shared,
        _ => AnyKind.Subdocument,
    };

    /// <summary>True for null and undefined.</summary>
    public bool IsNullish => _reference is null || ReferenceEquals(_reference, NullTag);

    /// <summary>The string, or null when this is something else.</summary>
    public string? Text => _reference as string;

    /// <summary>The number, or null when this is something else.</summary>
    public double? Number => Kind switch
    {
        AnyKind.Number => BitConverter.Int64BitsToDouble(_bits),
        AnyKind.BigInt => _bits,
        _ => null,
    };

    /// <summary>The boolean, or null when this is something else.</summary>
    public bool? Boolean => ReferenceEquals(_reference, BooleanTag) ? _bits != 0 : null;

    /// <summary>The 64-bit integer, or null when this is something else.</summary>
    public long? BigInt => ReferenceEquals(_reference, BigIntTag) ? _bits : null;

    /// <summary>The bytes, or null when this is something else.</summary>
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "Bytes are handed over without a copy; documents treat them as immutable.")]
    public byte[]? Bytes => _reference as byte[];

    /// <summary>The list, or null when this is something else.</summary>
    public IReadOnlyList<Any>? List => _reference as Any[];

    /// <summary>The map, or null when this is something else.</summary>
    public IReadOnlyDictionary<string, Any>? Map => _reference as Dictionary<string, Any>;

    /// <summary>The shared type, or null when this is something else.</summary>
    public SharedType? Shared => _reference as SharedType;

    /// <summary>The subdocument reference, or null when this is something else.</summary>
    public Subdocument? Subdocument => _reference as Subdocument;

    /// <summary>Wraps a boolean.</summary>
    public static implicit operator Any(bool value) => new(BooleanTag, value ? 1 : 0);

    /// <summary>Wraps a number.</summary>
    public static implicit operator Any(double value) => new(NumberTag, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Wraps a number.</summary>
    public static implicit operator Any(int value) => (double)value;

    /// <summary>Wraps a string; null becomes <see cref="Null"/>.</summary>
    public static implicit operator Any(string? value) => value is null ? Null : new Any(value);

    /// <summary>Wraps bytes.</summary>
    public static implicit operator Any(byte[] value) => new(value);

    /// <summary>Wraps a list.</summary>
    public static implicit operator Any(Any[] value) => new(value);

    /// <summary>Wraps a shared type.</summary>
    public static implicit operator Any(SharedType value) => new(value);

    /// <summary>Wraps a subdocument reference.</summary>
    public static implicit operator Any(Subdocument value) => new(value);

    /// <summary>A 64-bit integer as BigInt.</summary>
    public static Any FromBigInt(long value) => new(BigIntTag, value);

    /// <summary>A map; the entries are copied.</summary>
    public static Any FromMap(IEnumerable<KeyValuePair<string, Any>> entries) => new(new Dictionary<string, Any>(entries, StringComparer.Ordinal));

    /// <summary>A list; the items are copied.</summary>
    public static Any FromList(IEnumerable<Any> items) => new(items.ToArray());

    /// <summary>Parses JSON text; null when it is not JSON or nested deeper than 100 levels.</summary>
    public static Any? ParseJson(string json) => JsonText.TryParse(json, 100, out var value) ? value : default(Any?);

    /// <summary>JSON text as <c>JSON.stringify</c> prints it; shared types print their content.</summary>
    public string ToJson() => JsonText.Print(this);

    /// <inheritdoc />
    public bool Equals(Any other)
    {
        if (ReferenceEquals(_reference, other._reference)) return _bits == other._bits || (Number is { } a && a.Equals(other.Number));
        return (_reference, other._reference) switch
        {
            (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
            (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
            (Any[] a, Any[] b) => a.AsSpan().SequenceEqual(b),
            (Dictionary<string, Any> a, Dictionary<string, Any> b) => SameEntries(a, b),
            (Subdocument a, Subdocument b) => a.Equals(b),
            _ => false,
        };
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Any other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _reference switch
    {
        string text => string.GetHashCode(text, StringComparison.Ordinal),
        Any[] list => HashCode.Combine(AnyKind.List, list.Length),
        byte[] bytes => HashCode.Combine(AnyKind.Bytes, bytes.Length),
        Dictionary<string, Any> map => HashCode.Combine(AnyKind.Map, map.Count),
        Tag tag => HashCode.Combine(tag.Kind, _bits == long.MinValue ? 0 : _bits),
        null => 0,
        _ => _reference.GetHashCode(),
    };

    /// <summary>Compares content.</summary>
    public static bool operator ==(Any left, Any right) => left.Equals(right);

    /// <summary>Compares content.</summary>
    public static bool operator !=(Any left, Any right) => !left.Equals(right);

    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        AnyKind.Undefined => "undefined",
        AnyKind.String => Text!, // the kind says it is a string
        AnyKind.BigInt => _bits.ToString(CultureInfo.InvariantCulture),
        _ => ToJson(),
    };

    internal static Any FromOwned(Dictionary<string, Any> map) => new(map);

    private static bool SameEntries(Dictionary<string, Any> left, Dictionary<string, Any> right)
    {
        if (left.Count != right.Count) return false;
        foreach (var (key, value) in left)
        {
            if (!right.TryGetValue(key, out var other) || !value.Equals(other)) return false;
        }

        return true;
    }

    private sealed class Tag(AnyKind kind)
    {
        public AnyKind Kind { get; } = kind;
    }
}
