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

    /// <summary>For texts: what this canvas made of the base, in pieces. Such a conflict can also be resolved by taking both.</summary>
    public IReadOnlyList<TextPart>? OursText { get; init; }

    /// <summary>For texts: what the branch made of the base, in pieces.</summary>
    public IReadOnlyList<TextPart>? TheirsText { get; init; }

    /// <summary>Whether it is settled by this choice.</summary>
    public bool AllowsChoice(MergeSide side) => side != MergeSide.Both || OursText is not null;
}

/// <summary>Which side counts.</summary>
internal enum MergeSide
{
    /// <summary>What is on this canvas.</summary>
    Ours,

    /// <summary>What is on the branch.</summary>
    Theirs,

    /// <summary>Of a text: all that either side wrote, ours before theirs where they wrote at the same place.</summary>
    Both,
}
