using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Wire.Ollama;

/// <summary>Writes the body of <c>POST /api/chat</c> (Ollama API document, "Generate a chat completion").</summary>
internal static class OllamaRequest
{
    public static JsonObject Body(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options, int? contextSize)
    {
        var names = ToolNames(messages);
        var body = new JsonObject { ["model"] = model, ["stream"] = true, ["messages"] = new JsonArray([.. messages.SelectMany(m => Message(m, names))]) };
        if (options?.ToolMode is not NoneChatToolMode && options?.Tools?.OfType<AIFunctionDeclaration>().ToList() is { Count: > 0 } tools)
        {
            body["tools"] = new JsonArray([.. tools.Select(OpenAiRequest.Tool)]);
        }

        if (options?.ResponseFormat is ChatResponseFormatJson json)
        {
            body["format"] = json.Schema is { } schema ? JsonNode.Parse(schema.GetRawText()) : "json";
        }

        if (Parameters(options, contextSize) is { Count: > 0 } parameters)
        {
            body["options"] = parameters;
        }

        return body;
    }

    private static JsonObject Parameters(ChatOptions? options, int? contextSize)
    {
        var parameters = new JsonObject();
        if (contextSize is { } size)
        {
            parameters["num_ctx"] = size;
        }

        if (options?.Temperature is { } temperature)
        {
            parameters["temperature"] = temperature;
        }

        if (options?.TopP is { } topP)
        {
            parameters["top_p"] = topP;
        }

        if (options?.MaxOutputTokens is { } limit)
        {
            parameters["num_predict"] = limit;
        }

        if (options?.Seed is { } seed)
        {
            parameters["seed"] = seed;
        }

        if (options?.StopSequences is { Count: > 0 } stops)
        {
            parameters["stop"] = new JsonArray([.. stops.Select(s => JsonValue.Create(s))]);
        }

        return parameters;
    }

    // The wire knows the results of tools by the tool's name, ours by the id of the call.
    private static Dictionary<string, string> ToolNames(IEnumerable<ChatMessage> messages)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var call in messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
        {
            names[call.CallId] = call.Name;
        }

        return names;
    }

    private static IEnumerable<JsonNode> Message(ChatMessage message, Dictionary<string, string> names)
    {
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        if (results.Count > 0)
        {
            return results.Select(result => (JsonNode)new JsonObject
            {
                ["role"] = "tool",
                ["tool_name"] = names.GetValueOrDefault(result.CallId, result.CallId),
                ["content"] = OpenAiRequest.ResultText(result.Result),
            });
        }

        var wire = new JsonObject { ["role"] = message.Role.Value, ["content"] = message.Text };
        var images = message.Contents.OfType<DataContent>().Where(d => d.HasTopLevelMediaType("image")).ToList();
        if (images.Count > 0)
        {
            wire["images"] = new JsonArray([.. images.Select(i => JsonValue.Create(Convert.ToBase64String(i.Data.Span)))]);
        }

        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0)
        {
            wire["tool_calls"] = new JsonArray([.. calls.Select(call => (JsonNode)new JsonObject
            {
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = JsonSerializer.SerializeToNode(call.Arguments ?? new Dictionary<string, object?>()) },
            })]);
        }

        return [wire];
    }
}
