using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Web;
using Cadre.Kernel;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Reads a web page through the gateway.</summary>
internal sealed class FetchTool(PageReader pages) : IAgentTool
{
    private const long MostBytes = 5_000_000;

    public AgentToolInfo Info { get; } = new(
        "fetch", "Read a page", "Reads a web page, PDF or text file and gives its text as Markdown.",
        ToolSchema.Of(("url!", "An http or https address.")))
    {
        ReadsForeign = true,
        Sends = true,
    };

    public Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken) =>
        WebAddress.Parse(use.Text("url")).ThenAsync(async url =>
        {
            var page = await pages.FetchAsync(use.Tenant, use.Key, url, MostBytes, cancellationToken);
            return page.Map(p => new ToolResult($"# {p.Title}\n\n{p.Markdown}") { Citations = [new Citation(p.Title, p.Url, null)] });
        });
}
