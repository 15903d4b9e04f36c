namespace Cadre.Canvases.Live.Clients;

/// <summary>Why a socket is closed. Providers do not reconnect by themselves after 4400 to 4499.</summary>
internal static class CloseCodes
{
    /// <summary>The server stops or another node takes over: reconnect.</summary>
    public const int Restart = 1012;

    /// <summary>The client is too slow: reconnect and catch up.</summary>
    public const int TooSlow = 1013;

    /// <summary>Not a message of the protocol.</summary>
    public const int Malformed = 4400;

    /// <summary>The session, the key or the role is gone.</summary>
    public const int NoAccess = 4403;

    /// <summary>The document was deleted.</summary>
    public const int Gone = 4404;

    /// <summary>Reset: a change was refused. Open the document anew with a fresh copy and client id, or nothing after the refused change will be taken.</summary>
    public const int Reset = 4409;
}
