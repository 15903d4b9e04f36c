using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Models.Providers;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Wire;

/// <summary>Writes the body of <c>POST {base}/chat/completions</c> (OpenAI API reference, "Create chat completion").</summary>
internal static class OpenAiRequest
{
    public static JsonObject Body(ProviderProfile profile, string model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["stream"] = true,
            ["messages"] = new JsonArray([.. messages.SelectMany(m => Message(profile, m))]),
        };
        if (profile.StreamUsage)
        {
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        if (options is not null)
        {
            AddOptions(body, profile, options);
        }

        return body;
    }

    private static void AddOptions(JsonObject body, ProviderProfile profile, ChatOptions options)
    {
        if (options.Temperature is { } temperature)
        {
            body["temperature"] = temperature;
        }

        if (options.TopP is { } topP)
        {
            body["top_p"] = topP;
        }

        if (options.MaxOutputTokens is { } limit)
        {
            body[profile.MaxTokensField] = limit;
        }

        if (options.StopSequences is { Count: > 0 } stops)
        {
            body["stop"] = new JsonArray([.. stops.Select(s => JsonValue.Create(s))]);
        }

        if (options.Tools?.OfType<AIFunctionDeclaration>().ToList() is { Count: > 0 } tools)
        {
            body["tools"] = new JsonArray([.. tools.Select(Tool)]);
            body["tool_choice"] = options.ToolMode switch { RequiredChatToolMode => "required", NoneChatToolMode => "none", _ => "auto" };
        }

        if (options.ResponseFormat is ChatResponseFormatJson json)
        {
            body["response_format"] = json.Schema is { } schema && profile.JsonSchema
                ? new JsonObject
                {
                    ["type"] = "json_schema",
                    ["json_schema"] = new JsonObject { ["name"] = json.SchemaName ?? "answer", ["strict"] = false, ["schema"] = JsonNode.Parse(schema.GetRawText()) },
                }
                : new JsonObject { ["type"] = "json_object" };
        }
    }

    internal static JsonNode Tool(AIFunctionDeclaration tool) => new JsonObject
    {
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = tool.Name, ["description"] = tool.Description, ["parameters"] = JsonNode.Parse(tool.JsonSchema.GetRawText()) },
    };

    // A tool message of ours may carry several results; on the wire each is a message.
    private static IEnumerable<JsonNode> Message(ProviderProfile profile, ChatMessage message)
    {
        var results = message.Contents.OfType<FunctionResultContent>().ToList();
        if (results.Count > 0)
        {
            return results.Select(result => (JsonNode)new JsonObject { ["role"] = "tool", ["tool_call_id"] = ToolId(profile, result.CallId), ["content"] = ResultText(result.Result) });
        }

        var wire = new JsonObject { ["role"] = message.Role.Value };
        if (profile.MessageNames && message.AuthorName is { Length: > 0 } name)
        {
            wire["name"] = name;
        }

        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0)
        {
            wire["tool_calls"] = new JsonArray([.. calls.Select(call => (JsonNode)new JsonObject
            {
                ["id"] = ToolId(profile, call.CallId),
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>()) },
            })]);
        }

        wire["content"] = Content(message);
        return [wire];
    }

    private static JsonNode? Content(ChatMessage message)
    {
        var images = message.Contents.OfType<DataContent>().Where(d => d.HasTopLevelMediaType("image")).ToList();
        if (images.Count == 0)
        {
            return message.Text.Length > 0 || message.Role != ChatRole.Assistant ? JsonValue.Create(message.Text) : null;
        }

        var parts = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = message.Text });
        foreach (var image in images)
        {
            parts.Add(new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = image.Uri } });
        }

        return parts;
    }

    internal static string ResultText(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement element => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText(),
        _ => JsonSerializer.Serialize(result),
    };

    // Mistral accepts ids of exactly nine letters and digits: derive one that is the same every time.
    private static string ToolId(ProviderProfile profile, string id) =>
        profile.ShortToolIds && id.Length != 9
            ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)))[..9]
            : id;
}
