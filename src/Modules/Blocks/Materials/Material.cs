using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Materials;

/// <summary>One input value as people would read it.</summary>
/// <param name="Title">Its heading or file name.</param>
/// <param name="Text">Markdown; empty for pictures.</param>
internal sealed record Material(string Title, string Text)
{
    /// <summary>The table, when it is one.</summary>
    public TableValue? Table { get; init; }

    /// <summary>The picture, when it is one.</summary>
    public ArtifactRef? Image { get; init; }
}
