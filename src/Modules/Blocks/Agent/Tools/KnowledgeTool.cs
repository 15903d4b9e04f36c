using System.Globalization;
using Cadre.Agents.Contracts;
using Cadre.Kernel;
using Cadre.Knowledge.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Looks up what the workspace knows.</summary>
internal sealed class KnowledgeTool(IEnumerable<IKnowledgeSearch> stores) : IAgentTool
{
    public AgentToolInfo Info { get; } = new(
        "knowledge_search", "Knowledge", "Finds passages in what this workspace knows. Use a few words that would stand in the text.",
        ToolSchema.Of(("query!", "Words to look for."), ("limit:integer", "Passages at most, 1 to 20; 6 unless given.")))
    {
        ReadsPrivate = true,
    };

    public async Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(use.Number("limit", 6), 1, 20);
        var found = new List<Passage>();
        foreach (var store in stores)
        {
            found.AddRange(await store.SearchAsync(use.Tenant, use.Text("query"), limit, cancellationToken));
        }

        var text = string.Join("\n\n", found.Take(limit).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Title}, passage {p.Ordinal + 1}:\n{p.Text}")));
        return new ToolResult(found.Count == 0 ? "No passage has these words. Try others, or fewer." : text)
        {
            Citations = [.. found.Take(limit).DistinctBy(p => p.SourceId).Select(p => new Citation(p.Title, null, p.SourceId))],
            Failed = found.Count == 0 ? "nothing_found" : null,
        };
    }
}
