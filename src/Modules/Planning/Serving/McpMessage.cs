using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cadre.Planning.Serving;

/// <summary>A JSON-RPC 2.0 request or notification of MCP.</summary>
/// <param name="Method">What is asked, such as <c>tools/call</c>.</param>
internal sealed record McpMessage(string Method)
{
    /// <summary>Always 2.0.</summary>
    public string? Jsonrpc { get; init; }

    /// <summary>Of a request; a notification has none and is not answered.</summary>
    public JsonElement? Id { get; init; }

    /// <summary>What goes with it.</summary>
    public JsonElement? Params { get; init; }
}

/// <summary>The answer to a request: either a result or an error.</summary>
/// <param name="Id">Of the request.</param>
internal sealed record McpAnswer(JsonElement Id)
{
    /// <summary>Always 2.0.</summary>
    public string Jsonrpc { get; init; } = "2.0";

    /// <summary>The result.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Result { get; init; }

    /// <summary>Why there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public McpError? Error { get; init; }
}

/// <summary>Why a request has no result.</summary>
/// <param name="Code">By JSON-RPC: -32601 unknown method, -32602 unusable parameters.</param>
/// <param name="Message">For people.</param>
internal sealed record McpError(int Code, string Message);
