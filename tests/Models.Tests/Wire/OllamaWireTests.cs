using Cadre.Models.Tests.Support;
using Cadre.Models.Wire.Ollama;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Tests.Wire;

/// <summary>Ollama's own wire, after its API document.</summary>
public sealed class OllamaWireTests : IAsyncLifetime
{
    private const string Chat = "/api/chat";
    private const string Done = """{"model":"model-1","created_at":"2026-11-01T10:00:02Z","message":{"role":"assistant","content":""},"done_reason":"stop","done":true,"total_duration":4883583458,"prompt_eval_count":26,"eval_count":12}""";
    private ScriptedWire wire = null!;

    public async ValueTask InitializeAsync()
    {
        wire = await ScriptedWire.StartAsync();
        wire.Replies["/api/show"] = Shown(32_768);
        wire.Replies[Chat] = ScriptedWire.Lines(Piece("Good "), Piece("morning"), Done);
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    [Fact]
    public async Task Ask_Text_StreamsItAndReportsTokens()
    {
        var (answer, failure) = await AskAsync(new ChatOptions { MaxOutputTokens = 300, Temperature = 0.2f, StopSequences = ["END"] });

        failure.ShouldBeNull();
        answer!.Text.ShouldBe("Good morning");
        (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount).ShouldBe((26, 12));
        var options = Sent()["options"]!;
        options["num_ctx"]!.GetValue<int>().ShouldBe(OllamaContexts.Smallest);
        options["num_predict"]!.GetValue<int>().ShouldBe(300);
        options["stop"]![0]!.GetValue<string>().ShouldBe("END");
        Sent()["stream"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData(8_192, 300, 200, 8_192)]
    [InlineData(131_072, 60_000, 2_000, 32_768)]
    [InlineData(16_384, 900_000, 2_000, 16_384)]
    [InlineData(2_048, 100, 100, 2_048)]
    public void Size_Prompt_IsAsLargeAsNeededAndNeverMoreThanTheModelHolds(int holds, long letters, int answer, int expected) =>
        OllamaContexts.Size(holds, letters, answer).ShouldBe(expected);

    [Fact]
    public async Task Ask_ModelFileThatSetsTheContext_IsLeftAlone()
    {
        wire.Replies["/api/show"] = ScriptedWire.Json("""{"parameters":"num_ctx                        4096\nstop \"x\"","model_info":{"general.architecture":"llama","llama.context_length":131072}}""");
        await AskAsync(null);
        Sent().ContainsKey("options").ShouldBeFalse();
    }

    [Fact]
    public async Task Ask_ToolCall_GivesItWholeAndAnIdOfOurs()
    {
        wire.Replies[Chat] = ScriptedWire.Lines(
            """{"model":"model-1","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"get_weather","arguments":{"town":"Kisumu"}}}]},"done":false}""", Done);
        var (answer, _) = await AskAsync(Tools.Offered);

        var call = answer!.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ShouldHaveSingleItem();
        (call.CallId, call.Name, call.Arguments!["town"]!.ToString()).ShouldBe(("call_0_get_weather", "get_weather", "Kisumu"));
        answer.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        Sent()["tools"]![0]!["function"]!["parameters"]!["required"]![0]!.GetValue<string>().ShouldBe("town");
    }

    [Fact]
    public async Task Ask_AfterATool_SendsItsResultUnderTheToolsName()
    {
        await wire.AskAsync("ollama", wire.BaseUrl, Tools.Offered, Tools.Called);
        var messages = Sent()["messages"]!.AsArray();
        messages[1]!["tool_calls"]![0]!["function"]!["arguments"]!["town"]!.GetValue<string>().ShouldBe("Kisumu");
        (messages[2]!["role"]!.GetValue<string>(), messages[2]!["tool_name"]!.GetValue<string>(), messages[2]!["content"]!.GetValue<string>()).ShouldBe(("tool", "get_weather", "27 degrees"));
    }

    [Fact]
    public async Task Ask_JsonSchemaAndPicture_GoOutAsOllamaTakesThem()
    {
        using var schema = System.Text.Json.JsonDocument.Parse("""{"type":"object"}""");
        var message = new ChatMessage(ChatRole.User, [new TextContent("What is it?"), new DataContent(new byte[] { 1, 2, 3 }, "image/png")]);
        await wire.AskAsync("ollama", wire.BaseUrl, new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement) }, message);
        Sent()["format"]!["type"]!.GetValue<string>().ShouldBe("object");
        Sent()["messages"]![0]!["images"]![0]!.GetValue<string>().ShouldBe("AQID");
    }

    [Fact]
    public async Task Ask_Thinking_IsNotPartOfTheAnswer()
    {
        wire.Replies[Chat] = ScriptedWire.Lines("""{"message":{"role":"assistant","content":"","thinking":"Hm."},"done":false}""", Piece("Yes."), Done);
        (await AskAsync(null)).Answer!.Text.ShouldBe("Yes.");
    }

    [Theory]
    [InlineData(404, """{"error":"model 'model-1' not found"}""", "model_unknown", false)]
    [InlineData(401, """{"error":"unauthorized"}""", "model_key_refused", false)]
    [InlineData(500, """{"error":"model requires more system memory"}""", "model_failed", true)]
    [InlineData(200, """{"error":"an error was encountered while running the model"}""", "model_failed", true)]
    [InlineData(200, """{"message":{"role":"assistant","content":"Half"},"done":false}""", "model_failed", true)]
    public async Task Ask_Failure_SaysWhyAndWhetherAnotherTryHelps(int status, string line, string code, bool retryable)
    {
        wire.Replies[Chat] = ScriptedWire.Json(line + "\n", status);
        var (_, failure) = await AskAsync(null);
        failure!.Error.Code.ShouldBe(code);
        failure.Retryable.ShouldBe(retryable);
    }

    [Theory]
    [InlineData("http://127.0.0.1:11434", "http://127.0.0.1:11434/api/chat")]
    [InlineData("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/api/chat")]
    [InlineData("https://host/ollama/v1/", "https://host/ollama/api/chat")]
    public void At_BaseOfEitherWire_GivesTheOwnOne(string baseUrl, string expected) => OllamaEndpoint.At(new Uri(baseUrl), "chat").AbsoluteUri.ShouldBe(expected);

    private static string Piece(string text) => $$$"""{"model":"model-1","created_at":"2026-11-01T10:00:01Z","message":{"role":"assistant","content":"{{{text}}}"},"done":false}""";

    private static WireReply Shown(int length) =>
        ScriptedWire.Json($$$"""{"parameters":"stop \"<|eot_id|>\"","details":{"family":"llama"},"model_info":{"general.architecture":"llama","llama.block_count":32,"llama.context_length":{{{length}}}},"capabilities":["completion","tools"]}""");

    private System.Text.Json.Nodes.JsonObject Sent() => wire.Requests.Last(r => r.Path == Chat).Body!;

    private Task<(ChatResponse? Answer, Cadre.Models.Wire.ModelFailure? Failure)> AskAsync(ChatOptions? options) => wire.AskAsync("ollama", wire.BaseUrl, options, new ChatMessage(ChatRole.User, "Hi"));
}
