using System.Text;
using Cadre.Agents.Contracts;
using Cadre.Kernel;

namespace Cadre.Planning.ModelPlanning;

/// <summary>Tells a planning model whom a workspace has for open-ended work: its agents, and the tools of its MCP servers.</summary>
internal sealed class PlanTeam(IAgentDirectory agents, IMcpServers servers)
{
    private const int MostNamed = 40;

    /// <summary>The team, a line each, with how it is used.</summary>
    public async Task<string> DescribeAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var known = await agents.ListAsync(tenant, cancellationToken);
        text.AppendLine(known.Count == 0
            ? "The workspace has no agents: use agent blocks with the setting agent left out where work is open-ended (looking things up over several steps, deciding what to read next), and no squad blocks."
            : "Agents of the workspace, by name, for agent blocks (setting agent) and squad blocks (setting members); use them where work is open-ended or wants review, and plain blocks where one step does it:");
        foreach (var agent in known.Take(MostNamed))
        {
            text.Append("- ").Append(agent.Profile.Name).Append(": ").AppendLine(agent.Profile.Role);
        }

        var connected = (await servers.ListAsync(tenant, cancellationToken)).Where(s => s.Tools.Count > 0).Take(MostNamed).ToList();
        text.AppendLine(connected.Count == 0 ? "No MCP server is connected: use no mcp blocks." : "MCP servers, by name, with their tools, for mcp blocks:");
        foreach (var server in connected)
        {
            text.Append("- ").Append(server.Name).Append(": ").AppendLine(string.Join(", ", server.Tools.Take(MostNamed).Select(t => t.Name)));
        }

        return text.ToString();
    }
}
