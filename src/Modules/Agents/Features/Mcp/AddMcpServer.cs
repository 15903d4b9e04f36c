using Cadre.Agents.Contracts;
using Cadre.Agents.Mcp;
using Cadre.Agents.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Agents.Features.Mcp;

/// <summary>Connects an MCP server: asks it for its tools, which are approved by that. One that does not answer is kept with the reason and without tools.</summary>
internal static class AddMcpServer
{
    public static async Task<Results<Created<McpServerView>, ProblemHttpResult>> HandleAsync(Tenant tenant, NewMcpServer request, McpServers servers, McpServerStore store, IdSource ids, TimeProvider time, CancellationToken cancellationToken)
    {
        var draft = Draft(request, ids);
        if (!draft.IsOk)
        {
            return draft.Error.ToProblem();
        }

        var tools = await servers.AskAsync(tenant, draft.Value, cancellationToken);
        var server = draft.Value with { Tools = tools.IsOk ? tools.Value : [], CheckError = tools.Error?.Message, CheckedAt = time.GetUtcNow() };
        var added = await store.AddAsync(tenant, server, cancellationToken);
        return added.IsOk ? TypedResults.Created($"/api/v1/mcp-servers/{server.Id}", server) : added.Error.ToProblem();
    }

    private static Result<McpServerView> Draft(NewMcpServer request, IdSource ids)
    {
        var name = request.Name?.Trim() ?? "";
        if (name.Length is 0 or > 60 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or ' ' or '.')))
        {
            return Error.Invalid("mcp_name_invalid", "The name is not 1 to 60 letters, digits, spaces, dots, '-' or '_'.", "Give it a short plain name.");
        }

        if (request.Command is { Count: > 0 } command)
        {
            return request.Url is null && command.Count <= 40 && command.All(part => part is { Length: > 0 and <= 8000 } && !part.Contains('\0', StringComparison.Ordinal))
                ? new McpServerView(ids.NewGuid(), name, "stdio") { Command = command }
                : Error.Invalid("mcp_command_invalid", "The command is not a program with its arguments.", "Give each argument as one text, such as [\"npx\", \"-y\", \"some-server\"], and no address besides.");
        }

        return Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? new McpServerView(ids.NewGuid(), name, "http") { Url = url.AbsoluteUri, Credential = request.Credential }
            : Error.Invalid("mcp_url_invalid", "There is neither a web address nor a command.", "Give 'url' such as https://host/mcp, or 'command' for a program in a sandbox.");
    }
}

/// <summary>Asks a server for its tools and compares them with what was approved.</summary>
internal static class TestMcpServer
{
    public static async Task<Results<Ok<McpTest>, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid serverId, McpServers servers, McpServerStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, serverId, cancellationToken) is not { } server)
        {
            return Error.NotFound("MCP server").ToProblem();
        }

        var tools = await servers.AskAsync(tenant, server, cancellationToken);
        await store.CheckedAsync(tenant, server, null, tools.Error?.Message, cancellationToken);
        return TypedResults.Ok(tools.IsOk ? McpTest.Of(server, tools.Value) : new McpTest(false, tools.Error.Message, tools.Error.Fix, [], []));
    }
}

/// <summary>Approves the tools of a server as it offers them now.</summary>
internal static class ApproveMcpServer
{
    public static async Task<Results<Ok<McpServerView>, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid serverId, McpServers servers, McpServerStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, serverId, cancellationToken) is not { } server)
        {
            return Error.NotFound("MCP server").ToProblem();
        }

        var tools = await servers.AskAsync(tenant, server, cancellationToken);
        if (!tools.IsOk)
        {
            return tools.Error.ToProblem();
        }

        await store.CheckedAsync(tenant, server, tools.Value, null, cancellationToken);
        return TypedResults.Ok((await store.FindAsync(tenant, serverId, cancellationToken))!);
    }
}

/// <summary>A server to connect. <c>url</c>: Streamable HTTP; else <c>command</c>: a program that speaks MCP over its standard streams, run in a sandbox.</summary>
internal sealed record NewMcpServer(string Name, string? Url = null, IReadOnlyList<string>? Command = null, Guid? Credential = null);

/// <summary>What a test found. <c>changed</c>: names of tools that are new or not what was approved; they are not called until they are approved.</summary>
internal sealed record McpTest(bool Ok, string? Error, string? Fix, IReadOnlyList<McpToolView> Tools, IReadOnlyList<string> Changed)
{
    public static McpTest Of(McpServerView server, IReadOnlyList<McpToolView> offered) =>
        new(true, null, null, offered, [.. offered.Where(t => server.Tools.FirstOrDefault(a => a.Name == t.Name)?.Hash != t.Hash).Select(t => t.Name)]);
}
