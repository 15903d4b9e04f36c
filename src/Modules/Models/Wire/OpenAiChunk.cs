using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Wire;

/// <summary>
/// Reads one chunk of a streamed completion. Tolerant where servers differ: null or unknown finish_reason, content as an array of parts, arguments as an object,
/// usage in any chunk, reasoning under two names, errors inside a 200.
/// </summary>
internal sealed class OpenAiChunk
{
    private readonly SortedDictionary<int, PartialCall> calls = [];
    private int unnumbered;

    /// <summary>Tokens, when a chunk has reported them.</summary>
    public UsageDetails? Usage { get; private set; }

    /// <summary>The last reason given.</summary>
    public ChatFinishReason? Finish { get; private set; }

    /// <summary>The text of one chunk; null when it has none.</summary>
    public string? Read(string json)
    {
        if (ModelErrors.Message(json) is { } error)
        {
            throw new ModelFailure(ModelErrors.BadAnswer($"an error: {error}"), retryable: true);
        }

        using var document = Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (root.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object)
        {
            Usage = ReadUsage(usage);
        }

        if (!root.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0)
        {
            return null;
        }

        var choice = choices[0];
        if (choice.TryGetProperty("finish_reason", out var reason) && reason.ValueKind == JsonValueKind.String)
        {
            Finish = new ChatFinishReason(reason.GetString()!);
        }

        return choice.TryGetProperty("delta", out var delta) || choice.TryGetProperty("message", out delta) ? ReadDelta(delta) : null;
    }

    /// <summary>The tool calls, whole, after the last chunk.</summary>
    public IEnumerable<FunctionCallContent> Calls() => calls.Values.Where(c => c.Name.Length > 0).Select(c => c.ToContent());

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            throw new ModelFailure(ModelErrors.BadAnswer("something that is not JSON"), retryable: true);
        }
    }

    private string? ReadDelta(JsonElement delta)
    {
        if (delta.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (delta.TryGetProperty("tool_calls", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var call in list.EnumerateArray())
            {
                Collect(call);
            }
        }

        return delta.TryGetProperty("content", out var content) ? Text(content) : null;
    }

    private static string? Text(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString(),
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object && p.TryGetProperty("text", out _)).Select(p => p.GetProperty("text").ToString())),
        _ => null,
    };

    private void Collect(JsonElement call)
    {
        var id = call.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "";
        var index = call.TryGetProperty("index", out var number) && number.TryGetInt32(out var n) ? n : id.Length > 0 ? unnumbered++ : Math.Max(0, unnumbered - 1);
        if (!calls.TryGetValue(index, out var partial))
        {
            calls[index] = partial = new PartialCall();
        }

        partial.Id = id.Length > 0 ? id : partial.Id;
        if (!call.TryGetProperty("function", out var function) || function.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (function.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
        {
            partial.Name += name.GetString();
        }

        if (function.TryGetProperty("arguments", out var arguments))
        {
            partial.Arguments.Append(arguments.ValueKind == JsonValueKind.String ? arguments.GetString() : arguments.GetRawText());
        }
    }

    private static UsageDetails ReadUsage(JsonElement usage)
    {
        var details = new UsageDetails { InputTokenCount = Count(usage, "prompt_tokens"), OutputTokenCount = Count(usage, "completion_tokens"), TotalTokenCount = Count(usage, "total_tokens") };
        if (usage.TryGetProperty("prompt_tokens_details", out var input) && input.ValueKind == JsonValueKind.Object)
        {
            details.CachedInputTokenCount = Count(input, "cached_tokens");
        }

        if (usage.TryGetProperty("completion_tokens_details", out var output) && output.ValueKind == JsonValueKind.Object)
        {
            details.ReasoningTokenCount = Count(output, "reasoning_tokens");
        }

        return details;
    }

    private static long? Count(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var count) && count is >= 0 and < 1e12 ? (long)count : null;

    private sealed class PartialCall
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public System.Text.StringBuilder Arguments { get; } = new();

        public FunctionCallContent ToContent()
        {
            var text = Arguments.ToString();
            Dictionary<string, object?>? arguments = null;
            try
            {
                arguments = JsonSerializer.Deserialize<Dictionary<string, object?>>(text.Length == 0 ? "{}" : text);
            }
            catch (JsonException)
            {
                // malformed arguments travel as text; whoever runs the tool answers the model with the error
            }

            return new FunctionCallContent(Id.Length > 0 ? Id : "call_" + Name, Name, arguments ?? new Dictionary<string, object?> { ["_malformed"] = text });
        }
    }
}
