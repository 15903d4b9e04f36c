namespace Cadre.Crdt;

[Flags]
internal enum StructFlags : byte
{
    None = 0,

    /// <summary>Kept from garbage collection for an undo history.</summary>
    Keep = 1,

    /// <summary>Counts towards the length of its list.</summary>
    Countable = 2,

    /// <summary>Deleted.</summary>
    Deleted = 4,

    /// <summary>A search marker points here.</summary>
    Marked = 8,

    /// <summary>An undo brought this back as another item (see <see cref="StructStore.Redone"/>).</summary>
    Redone = 16,
}
