using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Wire.Ollama;

/// <summary>Reads the lines of a streamed chat: text, whole tool calls, and at the end why it ended and how many tokens it took. What a model thinks is not part of its answer.</summary>
internal sealed class OllamaPiece
{
    private readonly List<FunctionCallContent> calls = [];

    /// <summary>Tokens, after the last line.</summary>
    public UsageDetails? Usage { get; private set; }

    /// <summary>Whether the last line was read.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Why it ended.</summary>
    public ChatFinishReason Finish { get; private set; } = ChatFinishReason.Stop;

    /// <summary>What the model wants called.</summary>
    public IReadOnlyList<FunctionCallContent> Calls => calls;

    /// <summary>The text of a line; null when it has none.</summary>
    public string? Read(string line)
    {
        if (ModelErrors.Message(line) is { } error)
        {
            throw new ModelFailure(ModelErrors.BadAnswer($"an error: {error}"), retryable: true);
        }

        using var document = Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ModelFailure(ModelErrors.BadAnswer("a line that is not an object"), retryable: true);
        }

        if (root.TryGetProperty("done", out var done) && done.ValueKind == JsonValueKind.True)
        {
            End(root);
        }

        if (!root.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (message.TryGetProperty("tool_calls", out var wanted) && wanted.ValueKind == JsonValueKind.Array)
        {
            calls.AddRange(wanted.EnumerateArray().Select(Call).OfType<FunctionCallContent>());
        }

        return message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String ? content.GetString() : null;
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException)
        {
            throw new ModelFailure(ModelErrors.BadAnswer("something that is not JSON"), retryable: true);
        }
    }

    private void End(JsonElement root)
    {
        IsDone = true;
        var (read, written) = (Count(root, "prompt_eval_count"), Count(root, "eval_count"));
        Usage = new UsageDetails { InputTokenCount = read, OutputTokenCount = written, TotalTokenCount = read + written };
        if (root.TryGetProperty("done_reason", out var reason) && reason.ValueKind == JsonValueKind.String)
        {
            Finish = new ChatFinishReason(reason.GetString()!);
        }
    }

    // Older servers give calls no id.
    private FunctionCallContent? Call(JsonElement call, int index)
    {
        if (!call.TryGetProperty("function", out var function) || !function.TryGetProperty("name", out var name) || name.GetString() is not { Length: > 0 } tool)
        {
            return null;
        }

        var id = call.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String && given.GetString() is { Length: > 0 } text ? text : $"call_{calls.Count + index}_{tool}";
        var arguments = function.TryGetProperty("arguments", out var values) && values.ValueKind == JsonValueKind.Object
            ? values.Deserialize<Dictionary<string, object?>>()
            : [];
        return new FunctionCallContent(id, tool, arguments);
    }

    private static long? Count(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.TryGetInt64(out var count) && count >= 0 ? count : null;
}
