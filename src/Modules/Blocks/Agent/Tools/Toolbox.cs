using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Mcp;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Hands out the tools that an agent was given: those of Cadre, and those of MCP servers as they were approved when the step began.</summary>
internal sealed class Toolbox(IEnumerable<IAgentTool> tools, IMcpServers servers, McpFiles files)
{
    private const string OfServer = "mcp:";
    private readonly Dictionary<string, IAgentTool> known = tools.ToDictionary(t => t.Info.Name, StringComparer.Ordinal);

    /// <summary>The tools of a profile.</summary>
    public async Task<Result<IReadOnlyList<GrantedTool>>> OpenAsync(StepContext context, AgentProfile profile, string prefix, CancellationToken cancellationToken)
    {
        var granted = new List<GrantedTool>();
        foreach (var grant in profile.Tools.DistinctBy(g => g.Name))
        {
            if (grant.Name.StartsWith(OfServer, StringComparison.Ordinal))
            {
                var served = await ServedAsync(context, grant, $"{prefix}{grant.Name}", cancellationToken);
                if (!served.IsOk)
                {
                    return served.Error;
                }

                granted.AddRange(served.Value);
            }
            else if (known.TryGetValue(grant.Name, out var tool))
            {
                granted.Add(new GrantedTool(tool, grant));
            }
            else
            {
                return StepSettings.Bad("tools", $"There is no tool '{grant.Name}'.", $"Choose among {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}, or mcp:NAME for an MCP server.");
            }
        }

        return granted;
    }

    private async Task<Result<IEnumerable<GrantedTool>>> ServedAsync(StepContext context, ToolGrant grant, string effect, CancellationToken cancellationToken)
    {
        var name = grant.Name[OfServer.Length..];
        var server = await context.EffectAsync<McpServerView>(
            effect,
            "tool",
            async (_, token) => await servers.FindAsync(context.Tenant, name, token) is { } found
                ? found
                : Outcomes.Unusable("mcp_server_missing", $"This workspace has no MCP server '{name}'.", "Connect it on the page MCP servers, or take the tool from the agent."),
            cancellationToken);
        return server.Map(s => s.Tools.Select(t => new GrantedTool(new McpTool(servers, files, s.Name, t), grant)));
    }
}
