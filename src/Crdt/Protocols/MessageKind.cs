namespace Cadre.Crdt;

/// <summary>Messages of the y-websocket protocol.</summary>
public enum MessageKind
{
    /// <summary>Not a message of the protocol.</summary>
    Malformed,

    /// <summary>"This is what I have": a state vector; to be answered with <see cref="SyncStep2"/>.</summary>
    SyncStep1,

    /// <summary>"This is what you lack": an update.</summary>
    SyncStep2,

    /// <summary>A change: an update.</summary>
    Update,

    /// <summary>Presence of clients.</summary>
    Awareness,

    /// <summary>The server denies access: a reason.</summary>
    PermissionDenied,

    /// <summary>Asks for the presence of all clients.</summary>
    QueryAwareness,
}
