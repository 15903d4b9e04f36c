using Cadre.Kernel;

namespace Cadre.Canvases.Live.Documents;

internal static class LiveErrors
{
    public static Error Moved { get; } = new(ErrorKind.Unavailable, "document_moved", "The canvas moved to another node while you edited it.", "Try again.") { RetryAfterSeconds = 1 };

    public static Error Overloaded { get; } = new(ErrorKind.Unavailable, "document_overloaded", "Changes of this canvas wait for the database.", "Try again in a moment.") { RetryAfterSeconds = 2 };

    public static Error Refused { get; } = new(ErrorKind.Unprocessable, "change_refused", "The node that holds this canvas refused the change.", "Reload the canvas and try again.");

    public static Error Elsewhere { get; } = new(ErrorKind.Unavailable, "document_elsewhere", "Another node holds this canvas.", "Try again in a moment.") { RetryAfterSeconds = 3 };
}
