namespace Cadre.Server.Hosting;

/// <summary>The server cannot start; the message says why and what to do, and is shown without a stack trace.</summary>
internal sealed class StartFailure(string message, Exception? inner = null) : Exception(message, inner);
