using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Mcp;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>A tool of an MCP server in the hands of an agent. What does not say that it only reads is an act.</summary>
internal sealed class McpTool(IMcpServers servers, McpFiles files, string server, McpToolView tool) : IAgentTool
{
    private const int LongestName = 60;

    public AgentToolInfo Info { get; } = new(NameOf(server, tool.Name), $"{server}: {tool.Title}", tool.Description.Length <= 2000 ? tool.Description : tool.Description[..2000], tool.Input)
    {
        SideEffect = tool.ReadOnly ? SideEffect.None : SideEffect.Final,
        ReadsForeign = true,
        Sends = true,
    };

    public async Task<Result<ToolResult>> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        var kept = await servers.CallAsync(use.Tenant, server, tool.Name, use.Arguments, cancellationToken).ThenAsync(answer => files.KeepAsync(use.Tenant, tool.Name, answer, cancellationToken));
        return kept.Map(k => new ToolResult(k.Structured is { } structured && k.Text.Length == 0 ? structured.GetRawText() : k.Text)
        {
            Files = k.Files,
            Failed = k.Failed ? "mcp_tool_failed" : null,
            Citations = [new Citation($"{server}: {tool.Title}", null, null)],
        });
    }

    /// <summary>A name that every model takes: letters, digits and underscores.</summary>
    private static string NameOf(string server, string tool)
    {
        var name = string.Concat($"{server}_{tool}".Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        return name.Length <= LongestName ? name : name[^LongestName..];
    }
}
