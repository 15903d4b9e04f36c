using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Agents.Contracts;

/// <summary>The MCP servers that a workspace connected: their tools, and calls of them.</summary>
public interface IMcpServers
{
    /// <summary>All of them, by name.</summary>
    Task<IReadOnlyList<McpServerView>> ListAsync(Tenant tenant, CancellationToken cancellationToken);

    /// <summary>The server of this name or id with its approved tools; null when unknown to the tenant.</summary>
    Task<McpServerView?> FindAsync(Tenant tenant, string server, CancellationToken cancellationToken);

    /// <summary>
    /// Calls a tool, if it still is what was approved.
    /// </summary>
    /// <returns>What it gave, or: <c>mcp_server_missing</c>, <c>mcp_tool_missing</c>, <c>mcp_tool_changed</c>, <c>mcp_unreachable</c>, <c>mcp_timeout</c>, <c>mcp_failed</c>, and those of gateway, vault and sandbox.</returns>
    Task<Result<McpAnswer>> CallAsync(Tenant tenant, string server, string tool, JsonElement arguments, CancellationToken cancellationToken);
}

/// <summary>An MCP server of a workspace.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Unique in the workspace.</param>
/// <param name="Transport"><c>http</c> (Streamable HTTP) or <c>stdio</c> (a program in a sandbox).</param>
public sealed record McpServerView(Guid Id, string Name, string Transport)
{
    /// <summary>With <c>http</c>: its address.</summary>
    public string? Url { get; init; }

    /// <summary>With <c>stdio</c>: the program and its arguments.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Handle of the credential that is sent as bearer token; null for none.</summary>
    public Guid? Credential { get; init; }

    /// <summary>The tools as they were approved.</summary>
    public IReadOnlyList<McpToolView> Tools { get; init; } = [];

    /// <summary>When it was asked for its tools last.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>What went wrong then; null when nothing did.</summary>
    public string? CheckError { get; init; }
}

/// <summary>A tool of an MCP server.</summary>
/// <param name="Name">As the server calls it.</param>
/// <param name="Title">Shown to people.</param>
/// <param name="Description">What it does, as the server says.</param>
/// <param name="Input">JSON Schema of its arguments.</param>
public sealed record McpToolView(string Name, string Title, string Description, JsonElement Input)
{
    /// <summary>Whether the server says that it only reads.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>SHA-256 over name, description and schema: what was approved.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>What a tool gave.</summary>
/// <param name="Parts">In order.</param>
/// <param name="Failed">Whether the tool says that it did not work.</param>
public sealed record McpAnswer(IReadOnlyList<McpPart> Parts, bool Failed)
{
    /// <summary>The structured result; null for none.</summary>
    public JsonElement? Structured { get; init; }
}

/// <summary>One part of what a tool gave.</summary>
/// <param name="Kind">text, image, audio, resource or link.</param>
/// <param name="Text">Words, or the address of a link; empty for bytes.</param>
/// <param name="MediaType">Of bytes and resources.</param>
/// <param name="Uri">Of resources and links.</param>
/// <param name="Bytes">Foreign bytes: open them in a sandbox only. Null for words.</param>
public sealed record McpPart(string Kind, string Text, string? MediaType, string? Uri, byte[]? Bytes);
