namespace Cadre.Kernel;

/// <summary>Tells whether a caller's session or key is still good: long-lived streams and sockets ask every few seconds and end when it is not.</summary>
public interface ICallerCheck
{
    /// <summary>Whether the session or key still lives and its role in the caller's workspace is unchanged.</summary>
    Task<bool> IsCurrentAsync(Caller caller, CancellationToken cancellationToken);
}
