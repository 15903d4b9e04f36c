namespace Cadre.Crdt;

/// <summary>What an <see cref="Any"/> holds.</summary>
public enum AnyKind
{
    /// <summary>JavaScript's undefined: absent.</summary>
    Undefined,

    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A double; integers are written compactly.</summary>
    Number,

    /// <summary>A 64-bit integer (JavaScript BigInt).</summary>
    BigInt,

    /// <summary>A string of UTF-16 units.</summary>
    String,

    /// <summary>Bytes (Uint8Array).</summary>
    Bytes,

    /// <summary>An immutable list of values.</summary>
    List,

    /// <summary>An immutable map of values.</summary>
    Map,

    /// <summary>A shared type that lives in the document.</summary>
    Shared,

    /// <summary>A reference to a subdocument.</summary>
    Subdocument,
}
