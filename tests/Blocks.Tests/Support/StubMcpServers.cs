using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Kernel;

namespace Cadre.Blocks.Tests;

/// <summary>One server whose tool says what it is told, shows a picture, or fails when told so.</summary>
internal sealed class StubMcpServers : IMcpServers
{
    private static readonly McpToolView Echo = new("echo", "Echo", "Says what it is told.", JsonSerializer.SerializeToElement(new { type = "object", properties = new { message = new { type = "string" } }, required = new[] { "message" } })) { Hash = "h" };

    public Task<IReadOnlyList<McpServerView>> ListAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<McpServerView>>([]);

    public Task<McpServerView?> FindAsync(Tenant tenant, string server, CancellationToken cancellationToken) =>
        Task.FromResult(server == "echo" ? new McpServerView(Guid.Empty, "echo", "http") { Tools = [Echo] } : null);

    public Task<Result<McpAnswer>> CallAsync(Tenant tenant, string server, string tool, JsonElement arguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (server != "echo")
        {
            return Task.FromResult<Result<McpAnswer>>(new Error(ErrorKind.Unprocessable, "mcp_server_missing", $"This workspace has no MCP server '{server}'.", "Choose another."));
        }

        var message = arguments.TryGetProperty("message", out var given) ? given.ToString() : "";
        McpPart[] parts = [new("text", message, null, null, null), .. message == "picture" ? [new McpPart("image", "", "image/png", null, [137, 80, 78, 71])] : Array.Empty<McpPart>()];
        return Task.FromResult<Result<McpAnswer>>(new McpAnswer(parts, message == "fail") { Structured = message == "structured" ? JsonSerializer.SerializeToElement(new { n = 1 }) : null });
    }
}
