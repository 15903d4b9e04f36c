namespace Cadre.Crdt;

/// <summary>What happened to a map key.</summary>
public enum KeyAction
{
    /// <summary>The key got a value.</summary>
    Add,

    /// <summary>The value was replaced.</summary>
    Update,

    /// <summary>The value was removed.</summary>
    Delete,
}

/// <summary>A change of a map key.</summary>
/// <param name="Action">What happened.</param>
/// <param name="OldValue">The value before; undefined when there was none.</param>
public readonly record struct KeyChange(KeyAction Action, Any OldValue);
