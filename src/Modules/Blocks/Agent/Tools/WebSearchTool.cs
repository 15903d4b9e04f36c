using System.Globalization;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Search;
using Cadre.Blocks.Search.Service;
using Cadre.Kernel;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Asks a search service: the one that the agent's grant names, else the workspace's.</summary>
internal sealed class WebSearchTool(WebSearch web, ISearchServices services) : IAgentTool
{
    private static readonly Error NotConnected = Outcomes.Unusable("search_not_connected", "No search service is connected.", "Choose one for the workspace under Settings, or for the tool on the agent's page: SearXNG with its address, Brave or Tavily with a credential.");

    public AgentToolInfo Info { get; } = new(
        "web_search", "Web search", "Searches the web and gives titles, addresses and a few lines of each hit. Read a page with fetch before you rely on it.",
        ToolSchema.Of(("query!", "What to look for."), ("limit:integer", "Hits at most, 1 to 10; 6 unless given.")))
    {
        ReadsForeign = true,
        Sends = true,
    };

    public async Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        var service = Granted(use.Grant) ?? await services.ReadAsync(use.Tenant, cancellationToken);
        if (service is null)
        {
            return NotConnected;
        }

        var hits = await web.SearchAsync(use.Tenant, service, use.Text("query"), Math.Clamp(use.Number("limit", 6), 1, 10), cancellationToken);
        return hits.Map(found => new ToolResult(found.Count == 0 ? "Nothing was found." : string.Join("\n\n", found.Select((h, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {h.Title}\n{h.Url}\n{h.Text}"))))
        {
            Citations = [.. found.Select(h => new Citation(h.Title, h.Url, null))],
        });
    }

    private static SearchService? Granted(ToolGrant grant) => (grant.Provider ?? (grant.Endpoint is null ? null : "searxng")) is { } provider
        ? new SearchService(provider, grant.Endpoint, grant.Credential)
        : null;
}
