using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Cadre.Agents.Mcp;

/// <summary>Asks servers for their tools and calls them. A tool whose description or schema is not what was approved is not called.</summary>
internal sealed class McpServers(McpServerStore store, McpSessions sessions) : IMcpServers
{
    private const int MostTools = 200;
    private static readonly TimeSpan ForListing = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ForCall = TimeSpan.FromMinutes(5);

    public Task<IReadOnlyList<McpServerView>> ListAsync(Tenant tenant, CancellationToken cancellationToken) => store.ListAsync(tenant, cancellationToken);

    public async Task<McpServerView?> FindAsync(Tenant tenant, string server, CancellationToken cancellationToken) =>
        (await store.ListAsync(tenant, cancellationToken)).FirstOrDefault(s => s.Id.ToString() == server || s.Name.Equals(server, StringComparison.OrdinalIgnoreCase));

    /// <summary>The tools as the server offers them now.</summary>
    public Task<Result<IReadOnlyList<McpToolView>>> AskAsync(Tenant tenant, McpServerView server, CancellationToken cancellationToken) =>
        sessions.UseAsync<IReadOnlyList<McpToolView>>(tenant, server, ForListing, async (client, token) => Result<IReadOnlyList<McpToolView>>.Ok([.. (await client.ListToolsAsync(cancellationToken: token)).Take(MostTools).Select(View)]), cancellationToken);

    public async Task<Result<McpAnswer>> CallAsync(Tenant tenant, string server, string tool, JsonElement arguments, CancellationToken cancellationToken)
    {
        if (await FindAsync(tenant, server, cancellationToken) is not { } known)
        {
            return McpErrors.Missing(server);
        }

        if (known.Tools.FirstOrDefault(t => t.Name == tool) is not { } approved)
        {
            return McpErrors.NoTool(known.Name, tool);
        }

        return await sessions.UseAsync<McpAnswer>(
            tenant,
            known,
            ForCall,
            async (client, token) =>
            {
                var offered = (await client.ListToolsAsync(cancellationToken: token)).FirstOrDefault(t => t.Name == tool);
                if (offered is null || View(offered).Hash != approved.Hash)
                {
                    return offered is null ? McpErrors.NoTool(known.Name, tool) : McpErrors.Changed(known.Name, tool);
                }

                var given = arguments.EnumerateObject().ToDictionary(m => m.Name, m => (object?)m.Value, StringComparer.Ordinal);
                return Read(await client.CallToolAsync(tool, given, cancellationToken: token));
            },
            cancellationToken);
    }

    private static McpToolView View(McpClientTool tool)
    {
        var (description, input) = (tool.Description ?? "", tool.JsonSchema.Clone());
        var hash = CanonicalJson.Hash(JsonSerializer.SerializeToElement(new { tool.Name, description, input }));
        return new McpToolView(tool.Name, tool.Title is { Length: > 0 } title ? title : tool.Name, description, input) { ReadOnly = tool.ProtocolTool.Annotations?.ReadOnlyHint == true, Hash = hash };
    }

    private static McpAnswer Read(CallToolResult result) => new([.. result.Content.Select(Part)], result.IsError == true)
    {
        Structured = result.StructuredContent is { } structured ? JsonSerializer.SerializeToElement(structured) : null,
    };

    private static McpPart Part(ContentBlock block) => block switch
    {
        TextContentBlock text => new McpPart("text", text.Text, null, null, null),
        ImageContentBlock image => new McpPart("image", "", image.MimeType, null, image.DecodedData.ToArray()),
        AudioContentBlock audio => new McpPart("audio", "", audio.MimeType, null, audio.DecodedData.ToArray()),
        EmbeddedResourceBlock { Resource: TextResourceContents text } => new McpPart("resource", text.Text, text.MimeType, text.Uri, null),
        EmbeddedResourceBlock { Resource: BlobResourceContents blob } => new McpPart("resource", "", blob.MimeType, blob.Uri, blob.DecodedData.ToArray()),
        ResourceLinkBlock link => new McpPart("link", link.Name, link.MimeType, link.Uri, null),
        _ => new McpPart("text", $"({block.Type})", null, null, null),
    };
}
