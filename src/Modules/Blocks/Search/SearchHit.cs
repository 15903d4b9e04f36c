namespace Cadre.Blocks.Search;

/// <summary>Something found.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address; null for the workspace's own texts.</param>
/// <param name="Text">The passage that answers.</param>
/// <param name="Provider">Who found it.</param>
internal sealed record SearchHit(string Title, string? Url, string Text, string Provider);
