using System.Text.Json;

namespace Cadre.Canvases.Compare;

/// <summary>Something both sides changed differently.</summary>
/// <param name="Id">Names it in resolutions; the same for the same conflict.</param>
/// <param name="Kind"><c>field</c>: both wrote another value; <c>removedChanged</c>: one removed what the other changed; <c>moved</c>: both moved it.</param>
/// <param name="Title">The block's title, or what the connection connects.</param>
/// <param name="Base">The value from which both started; null when there was none.</param>
/// <param name="Ours">The value on this canvas; null when it is gone.</param>
/// <param name="Theirs">The value on the branch; null when it is gone.</param>
internal sealed record MergeConflict(string Id, string Kind, string Title, JsonElement? Base, JsonElement? Ours, JsonElement? Theirs)
{
    /// <summary>The block concerned.</summary>
    public string? BlockId { get; init; }

    /// <summary>The connection concerned.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>The field concerned.</summary>
    public string? Path { get; init; }
}

/// <summary>Which side counts.</summary>
internal enum MergeSide
{
    /// <summary>What is on this canvas.</summary>
    Ours,

    /// <summary>What is on the branch.</summary>
    Theirs,
}
