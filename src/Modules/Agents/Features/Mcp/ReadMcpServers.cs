using Cadre.Agents.Contracts;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Agents.Features.Mcp;

/// <summary>The MCP servers of the workspace, by name.</summary>
internal static class ListMcpServers
{
    public static async Task<Ok<Page<McpServerView>>> HandleAsync(Tenant tenant, McpServerStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<McpServerView>(await store.ListAsync(tenant, cancellationToken), null));
}

/// <summary>Forgets a server. Blocks and agents that name it say so from then on.</summary>
internal static class RemoveMcpServer
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid serverId, McpServerStore store, CancellationToken cancellationToken) =>
        await store.DeleteAsync(tenant, serverId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("MCP server").ToProblem();
}
