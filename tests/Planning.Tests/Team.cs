using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Kernel;

namespace Cadre.Planning.Tests;

/// <summary>One agent and no MCP server.</summary>
internal sealed class Team : IAgentDirectory, IMcpServers
{
    private static readonly AgentView Ada = new(new AgentId(Guid.NewGuid()), new AgentProfile("Ada", "Reads everything about tea.", "Read."), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    public Task<AgentView?> FindAsync(Tenant tenant, AgentId id, CancellationToken cancellationToken) => Task.FromResult<AgentView?>(Ada);

    Task<IReadOnlyList<AgentView>> IAgentDirectory.ListAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AgentView>>([Ada]);

    Task<IReadOnlyList<McpServerView>> IMcpServers.ListAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<McpServerView>>([]);

    public Task<McpServerView?> FindAsync(Tenant tenant, string server, CancellationToken cancellationToken) => Task.FromResult<McpServerView?>(null);

    public Task<Result<McpAnswer>> CallAsync(Tenant tenant, string server, string tool, JsonElement arguments, CancellationToken cancellationToken) =>
        Task.FromResult<Result<McpAnswer>>(Error.NotFound("server"));
}
