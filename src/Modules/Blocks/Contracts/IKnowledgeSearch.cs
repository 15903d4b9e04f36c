using Cadre.Kernel;

namespace Cadre.Blocks.Contracts;

/// <summary>Search over the workspace's own knowledge. The knowledge module stands behind it; without one, search blocks say so.</summary>
public interface IKnowledgeSearch
{
    /// <summary>Passages about a question, best first.</summary>
    Task<IReadOnlyList<KnowledgePassage>> SearchAsync(Tenant tenant, string query, int limit, CancellationToken cancellationToken);
}

/// <summary>A passage of a document in the workspace's knowledge.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Text">The passage.</param>
/// <param name="Source">Where the document came from: an address or a file name; null when written here.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
public sealed record KnowledgePassage(string Title, string Text, string? Source, double Score);
