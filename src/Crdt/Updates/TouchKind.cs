namespace Cadre.Crdt;

/// <summary>How an update touches a place.</summary>
public enum TouchKind
{
    /// <summary>Content is inserted, or a map key set.</summary>
    Insert,

    /// <summary>Content is deleted, or a map key removed.</summary>
    Delete,

    /// <summary>Clocks without content: what the writer had deleted and forgotten before sending.</summary>
    Collected,
}
