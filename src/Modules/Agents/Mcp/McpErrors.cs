using Cadre.Connections.Contracts;
using Cadre.Kernel;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace Cadre.Agents.Mcp;

/// <summary>The expected failures of MCP servers.</summary>
internal static class McpErrors
{
    public static Error Missing(string server) => new(ErrorKind.Unprocessable, "mcp_server_missing", $"This workspace has no MCP server '{server}'.", "Choose another, or connect it on the page MCP servers.");

    public static Error NoTool(string server, string tool) => new(ErrorKind.Unprocessable, "mcp_tool_missing", $"'{server}' has no tool '{tool}' that was approved.", "Test the server on the page MCP servers to see what it offers, and approve it.");

    public static Error Changed(string server, string tool) => new(ErrorKind.Unprocessable, "mcp_tool_changed", $"The tool '{tool}' of '{server}' is not what was approved: its description or its schema changed.", "Look at it on the page MCP servers and approve it again.");

    public static Error Timeout(string server, TimeSpan limit) => new(ErrorKind.Upstream, "mcp_timeout", $"'{server}' did not answer within {limit.TotalSeconds:0} s.", "Try again, or look whether the server is well.");

    /// <summary>What an exception of the protocol's client means; null for what is no failure of the server.</summary>
    public static Error? Of(string server, Exception failure, string output) => failure switch
    {
        _ when Inner<EgressRefusedException>(failure) is { } refused => refused.Error,
        McpProtocolException protocol => new Error(ErrorKind.Unprocessable, "mcp_failed", $"'{server}' refused the call: {Cut(protocol.Message)}", "Check the arguments against the tool's schema."),
        McpException or ClientTransportClosedException or IOException or InvalidOperationException or System.Text.Json.JsonException => new Error(ErrorKind.Upstream, "mcp_failed", $"'{server}' did not speak MCP as expected: {Cut(failure.Message)}{(output.Length > 0 ? $" It printed: {Cut(output)}" : "")}", "Check its address or command; its own log may say more."),
        HttpRequestException http => new Error(ErrorKind.Upstream, "mcp_unreachable", $"'{server}' cannot be reached: {Cut(http.Message)}", http.StatusCode is System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.Forbidden ? "Choose a credential that it accepts." : "Check its address and whether it runs."),
        _ => null,
    };

    private static T? Inner<T>(Exception? failure)
        where T : Exception => failure is null ? null : failure as T ?? Inner<T>(failure.InnerException);

    private static string Cut(string text) => text.Trim() is { Length: > 600 } long_ ? long_[^600..] : text.Trim();
}
