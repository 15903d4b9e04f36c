using Cadre.Models.Tests.Support;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Tests.Wire;

/// <summary>The Messages API as Anthropic documents its stream.</summary>
public sealed class AnthropicWireTests : IAsyncLifetime
{
    private const string Path = "/v1/messages";
    private static readonly (string, string) Start = ("message_start", """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"model-1","stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,"output_tokens":1}}}""");
    private static readonly (string, string) Stop = ("message_stop", """{"type":"message_stop"}""");
    private ScriptedWire wire = null!;

    public async ValueTask InitializeAsync() => wire = await ScriptedWire.StartAsync();

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    [Fact]
    public async Task Ask_Text_StreamsItAndReportsTokens()
    {
        wire.Replies[Path] = ScriptedWire.Events(
            Start,
            ("content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""),
            ("ping", """{"type":"ping"}"""),
            ("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Good "}}"""),
            ("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"morning"}}"""),
            ("content_block_stop", """{"type":"content_block_stop","index":0}"""),
            ("message_delta", """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":15}}"""),
            Stop);
        var (answer, failure) = await wire.AskAsync("anthropic", wire.BaseUrl, new() { MaxOutputTokens = 100 }, new(ChatRole.System, "Be kind."), new(ChatRole.User, "Hi"));

        failure.ShouldBeNull();
        answer!.Text.ShouldBe("Good morning");
        answer.Usage!.InputTokenCount.ShouldBe(25);
        answer.Usage.OutputTokenCount.ShouldBe(15);
        var request = wire.Requests.ShouldHaveSingleItem();
        request.Headers.GetValueOrDefault("x-api-key").ShouldBe("sk-test");
        request.Headers.ContainsKey("Authorization").ShouldBeFalse("the environment of the server signs nothing");
        request.Headers["anthropic-version"].ShouldNotBeEmpty();
        request.Body!["max_tokens"]!.GetValue<int>().ShouldBe(100);
        request.Body["stream"]!.GetValue<bool>().ShouldBeTrue();
        request.Body["system"]!.ToJsonString().ShouldContain("Be kind.");
    }

    [Fact]
    public async Task Ask_ToolUse_GivesTheCallWhole()
    {
        wire.Replies[Path] = ScriptedWire.Events(
            Start,
            ("content_block_start", """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"toolu_1","name":"get_weather","input":{}}}"""),
            ("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"town\": \"Kis"}}"""),
            ("content_block_delta", """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"umu\"}"}}"""),
            ("content_block_stop", """{"type":"content_block_stop","index":0}"""),
            ("message_delta", """{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":20}}"""),
            Stop);
        var (answer, _) = await wire.AskAsync("anthropic", wire.BaseUrl, Tools.Offered, new ChatMessage(ChatRole.User, "How is Kisumu?"));

        var call = answer!.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ShouldHaveSingleItem();
        (call.CallId, call.Name, call.Arguments!["town"]!.ToString()).ShouldBe(("toolu_1", "get_weather", "Kisumu"));
        wire.Requests.Single().Body!["tools"]![0]!["input_schema"]!["required"]![0]!.GetValue<string>().ShouldBe("town");
    }

    [Fact]
    public async Task Ask_AfterATool_SendsItsResultUnderTheCallsId()
    {
        wire.Replies[Path] = ScriptedWire.Events(Start, ("message_delta", """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":1}}"""), Stop);
        await wire.AskAsync("anthropic", wire.BaseUrl, Tools.Offered, Tools.Called);

        var messages = wire.Requests.Single().Body!["messages"]!.AsArray();
        messages[1]!["content"]![0]!["id"]!.GetValue<string>().ShouldBe("call_7");
        messages[2]!["content"]![0]!["tool_use_id"]!.GetValue<string>().ShouldBe("call_7");
        messages[2]!["content"]!.ToJsonString().ShouldContain("27 degrees");
    }

    [Theory]
    [InlineData(401, "authentication_error", "model_key_refused", false)]
    [InlineData(429, "rate_limit_error", "model_limited", true)]
    [InlineData(529, "overloaded_error", "model_failed", true)]
    public async Task Ask_Refused_SaysWhyAndWhetherAnotherTryHelps(int status, string type, string code, bool retryable)
    {
        wire.Replies[Path] = ScriptedWire.Json($$$"""{"type":"error","error":{"type":"{{{type}}}","message":"Scripted refusal."}}""", status);
        var (_, failure) = await wire.AskAsync("anthropic", wire.BaseUrl, new() { MaxOutputTokens = 10 }, new ChatMessage(ChatRole.User, "Hi"));

        failure!.Error.Code.ShouldBe(code);
        failure.Error.Message.ShouldContain("Scripted refusal.");
        failure.Retryable.ShouldBe(retryable);
        wire.Requests.Count.ShouldBe(1, "the router decides about another try, not the SDK");
    }
}
