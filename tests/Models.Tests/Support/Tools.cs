using Microsoft.Extensions.AI;

namespace Cadre.Models.Tests.Support;

/// <summary>A tool to be offered to models, and a conversation in which it was called.</summary>
internal static class Tools
{
    public static ChatOptions Offered { get; } = new() { MaxOutputTokens = 200, Tools = [AIFunctionFactory.CreateDeclaration("get_weather", "The weather of a town.", Schema())] };

    public static ChatMessage[] Called { get; } =
    [
        new(ChatRole.User, "How is Kisumu?"),
        new(ChatRole.Assistant, [new FunctionCallContent("call_7", "get_weather", new Dictionary<string, object?> { ["town"] = "Kisumu" })]),
        new(ChatRole.Tool, [new FunctionResultContent("call_7", "27 degrees")]),
    ];

    private static System.Text.Json.JsonElement Schema()
    {
        using var document = System.Text.Json.JsonDocument.Parse("""{"type":"object","properties":{"town":{"type":"string"}},"required":["town"]}""");
        return document.RootElement.Clone();
    }
}
