using System.Text.Json;
using Cadre.Models.Contracts;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Routing;

internal static class ModelAnswers
{
    public static ModelAnswer From(ChatResponse response, ModelChoice choice, decimal cost, TokenUsage usage) => new(choice, response.Text, cost)
    {
        ToolCalls = [.. response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(c => new ToolCall(c.CallId, c.Name, Arguments(c)))],
        Usage = usage,
        FinishReason = response.FinishReason?.Value ?? "unknown",
    };

    private static string Arguments(FunctionCallContent call) =>
        call.Arguments is { Count: 1 } one && one.TryGetValue("_malformed", out var text) ? text?.ToString() ?? "" : JsonSerializer.Serialize(call.Arguments);
}
