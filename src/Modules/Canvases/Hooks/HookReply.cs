using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Hooks;

/// <summary>What a caller of a hook is answered.</summary>
/// <param name="Status">HTTP status.</param>
internal sealed record HookReply(int Status)
{
    /// <summary>The run that was started; null when none was.</summary>
    public RunId? Run { get; init; }

    /// <summary>What the response block gave; null when there is none, or not yet.</summary>
    public HookContent? Content { get; init; }

    /// <summary>Why there is no answer; null otherwise.</summary>
    public Error? Problem { get; init; }
}

/// <summary>An answer's body.</summary>
/// <param name="Text">The body.</param>
/// <param name="MediaType">Such as <c>application/json</c>.</param>
internal sealed record HookContent(string Text, string MediaType);
