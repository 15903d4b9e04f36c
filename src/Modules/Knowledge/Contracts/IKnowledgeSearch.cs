using Cadre.Kernel;

namespace Cadre.Knowledge.Contracts;

/// <summary>Searches what the workspace knows.</summary>
public interface IKnowledgeSearch
{
    /// <summary>The best passages for a query, best first. Words are matched as they stand, in any language that separates words; several words rank higher together.</summary>
    /// <param name="tenant">Whose knowledge.</param>
    /// <param name="query">Free text.</param>
    /// <param name="limit">1 to 50 passages.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<IReadOnlyList<Passage>> SearchAsync(Tenant tenant, string query, int limit, CancellationToken cancellationToken);
}

/// <summary>A passage that was found.</summary>
/// <param name="SourceId">The source it is from.</param>
/// <param name="Title">The source's title.</param>
/// <param name="Text">The passage, at most about 1,200 characters.</param>
/// <param name="Ordinal">Its place in the source, from 0.</param>
/// <param name="Score">Higher is better; comparable within one search only.</param>
public sealed record Passage(Guid SourceId, string Title, string Text, int Ordinal, double Score);
