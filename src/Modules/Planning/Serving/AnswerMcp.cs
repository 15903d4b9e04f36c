using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Planning.Serving;

/// <summary>
/// Cadre as an MCP server: Streamable HTTP without sessions (specification 2025-06-18, "Streamable HTTP"): each message is a request of its own, answered with one JSON object.
/// The caller is who the API key says, with what its role may do.
/// </summary>
internal static class AnswerMcp
{
    private const int NoSuchMethod = -32601;
    private const int BadParameters = -32602;
    private const string Newest = "2025-11-25";
    private static readonly string[] Versions = ["2024-11-05", "2025-03-26", "2025-06-18", Newest];

    public static async Task<Results<Ok<McpAnswer>, Accepted, ProblemHttpResult>> HandleAsync(Tenant tenant, McpMessage request, IEnumerable<IServedTool> tools, CancellationToken cancellationToken)
    {
        if (request.Jsonrpc != "2.0" || string.IsNullOrEmpty(request.Method))
        {
            return Error.Invalid("not_json_rpc", "This is no JSON-RPC 2.0 message.", "Send jsonrpc, id and method, one message in each request.").ToProblem();
        }

        if (request.Id is not { ValueKind: JsonValueKind.String or JsonValueKind.Number } id)
        {
            return TypedResults.Accepted((string?)null);
        }

        var answer = new McpAnswer(id);
        return TypedResults.Ok(request.Method switch
        {
            "initialize" => answer with { Result = Element(Introduction(request.Params)) },
            "ping" => answer with { Result = Element([]) },
            "tools/list" => answer with { Result = Element(new JsonObject { ["tools"] = new JsonArray([.. tools.Where(t => tenant.Role.Includes(t.Permission)).Select(Describe)]) }) },
            "tools/call" => await CallAsync(tenant, answer, new ToolArguments(request.Params), request.Params, tools, cancellationToken),
            _ => answer with { Error = new McpError(NoSuchMethod, $"There is no method '{request.Method}' here.") },
        });
    }

    private static async Task<McpAnswer> CallAsync(Tenant tenant, McpAnswer answer, ToolArguments call, JsonElement? parameters, IEnumerable<IServedTool> tools, CancellationToken cancellationToken)
    {
        var name = call.Text("name");
        if (tools.FirstOrDefault(t => t.Name == name && tenant.Role.Includes(t.Permission)) is not { } tool)
        {
            return answer with { Error = new McpError(BadParameters, $"There is no tool '{name}', or this key's role may not use it.") };
        }

        var arguments = parameters!.Value.TryGetProperty("arguments", out var given) ? given : (JsonElement?)null; // it has a name, so it is an object
        var done = await tool.CallAsync(tenant, new ToolArguments(arguments), cancellationToken);
        return answer with
        {
            Result = Element(done.IsOk
                ? new JsonObject { ["content"] = Said(done.Value.ToJsonString()), ["structuredContent"] = done.Value, ["isError"] = false }
                : new JsonObject { ["content"] = Said($"{done.Error.Message} {done.Error.Fix} ({done.Error.Code})"), ["isError"] = true }),
        };
    }

    private static JsonObject Introduction(JsonElement? parameters)
    {
        var wanted = new ToolArguments(parameters).Text("protocolVersion");
        return new JsonObject
        {
            ["protocolVersion"] = Versions.Contains(wanted, StringComparer.Ordinal) ? wanted : Newest,
            ["capabilities"] = new JsonObject { ["tools"] = new JsonObject() },
            ["serverInfo"] = new JsonObject { ["name"] = "cadre", ["title"] = "Cadre", ["version"] = typeof(AnswerMcp).Assembly.GetName().Version?.ToString(3) ?? "0" },
            ["instructions"] = "State a wish with plan_intent, show the person the plan, approve it with approve_plan, run the canvas with start_run, and look at read_run until it has ended. While it waits for a person, list_questions says what is asked; answer_question answers as the person decides.",
        };
    }

    private static JsonNode Describe(IServedTool tool) => new JsonObject
    {
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["inputSchema"] = tool.Schema,
        ["annotations"] = new JsonObject { ["readOnlyHint"] = tool.Permission == Permission.Read, ["destructiveHint"] = false },
    };

    private static JsonArray Said(string text) => [new JsonObject { ["type"] = "text", ["text"] = text }];

    private static JsonElement Element(JsonObject json) => JsonSerializer.SerializeToElement(json);
}
