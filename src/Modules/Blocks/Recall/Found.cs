namespace Cadre.Blocks.Recall;

/// <summary>A passage that was found.</summary>
/// <param name="Source">The title of what it is from.</param>
/// <param name="Place">Its number there, from 1.</param>
/// <param name="Text">The passage.</param>
/// <param name="SourceId">The source in the workspace's knowledge; null for connected material.</param>
internal sealed record Found(string Source, int Place, string Text, Guid? SourceId);
