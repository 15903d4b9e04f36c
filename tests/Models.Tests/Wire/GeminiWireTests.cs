using Cadre.Models.Tests.Support;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Tests.Wire;

/// <summary>Gemini over its OpenAI-compatible address, with what is its own: calls whole in one chunk, usage in every chunk, errors in an array.</summary>
public sealed class GeminiWireTests : IAsyncLifetime
{
    private const string Path = "/v1beta/openai/chat/completions";
    private ScriptedWire wire = null!;

    private string Base => wire.BaseUrl + "/v1beta/openai";

    public async ValueTask InitializeAsync() => wire = await ScriptedWire.StartAsync();

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    [Fact]
    public async Task Ask_Text_StreamsItAndCountsTokensOnce()
    {
        wire.Replies[Path] = ScriptedWire.Events(
            ("", """{"choices":[{"delta":{"content":"Good ","role":"assistant"},"index":0}],"model":"model-1","object":"chat.completion.chunk","usage":{"completion_tokens":1,"prompt_tokens":9,"total_tokens":10}}"""),
            ("", """{"choices":[{"delta":{"content":"morning","role":"assistant"},"finish_reason":"stop","index":0}],"model":"model-1","object":"chat.completion.chunk","usage":{"completion_tokens":4,"prompt_tokens":9,"total_tokens":13}}"""),
            ("", "[DONE]"));
        var (answer, failure) = await wire.AskAsync("gemini", Base, new() { MaxOutputTokens = 50, Temperature = 0.5f }, new ChatMessage(ChatRole.User, "Hi"));

        failure.ShouldBeNull();
        answer!.Text.ShouldBe("Good morning");
        (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount).ShouldBe((9, 4));
        var request = wire.Requests.ShouldHaveSingleItem();
        request.Headers["Authorization"].ShouldBe("Bearer sk-test");
        request.Body!["max_tokens"]!.GetValue<int>().ShouldBe(50);
    }

    [Fact]
    public async Task Ask_ToolCallInOneChunk_IsRead()
    {
        wire.Replies[Path] = ScriptedWire.Events(
            ("", """{"choices":[{"delta":{"role":"assistant","tool_calls":[{"function":{"arguments":"{\"town\":\"Kisumu\"}","name":"get_weather"},"id":"function-call-123","type":"function"}]},"finish_reason":"tool_calls","index":0}],"object":"chat.completion.chunk"}"""),
            ("", "[DONE]"));
        var (answer, _) = await wire.AskAsync("gemini", Base, Tools.Offered, new ChatMessage(ChatRole.User, "How is Kisumu?"));

        var call = answer!.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ShouldHaveSingleItem();
        (call.CallId, call.Name, call.Arguments!["town"]!.ToString()).ShouldBe(("function-call-123", "get_weather", "Kisumu"));
        answer.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
    }

    [Fact]
    public async Task Ask_AfterATool_SendsItsResultUnderTheCallsId()
    {
        wire.Replies[Path] = ScriptedWire.Events(("", "[DONE]"));
        await wire.AskAsync("gemini", Base, Tools.Offered, Tools.Called);

        var messages = wire.Requests.Single().Body!["messages"]!.AsArray();
        messages[1]!["tool_calls"]![0]!["function"]!["arguments"]!.GetValue<string>().ShouldBe("""{"town":"Kisumu"}""");
        messages[2]!["tool_call_id"]!.GetValue<string>().ShouldBe("call_7");
        messages[2]!["content"]!.GetValue<string>().ShouldBe("27 degrees");
    }

    [Theory]
    [InlineData(401, "UNAUTHENTICATED", "model_key_refused", false)]
    [InlineData(429, "RESOURCE_EXHAUSTED", "model_limited", true)]
    [InlineData(529, "UNAVAILABLE", "model_failed", true)]
    public async Task Ask_RefusedInAnArray_SaysWhyAndWhetherAnotherTryHelps(int status, string reason, string code, bool retryable)
    {
        wire.Replies[Path] = ScriptedWire.Json($$$"""[{"error":{"code":{{{status}}},"message":"Scripted refusal.","status":"{{{reason}}}"}}]""", status);
        var (_, failure) = await wire.AskAsync("gemini", Base, null, new ChatMessage(ChatRole.User, "Hi"));

        failure!.Error.Code.ShouldBe(code);
        failure.Error.Message.ShouldContain("Scripted refusal.");
        failure.Retryable.ShouldBe(retryable);
    }
}
