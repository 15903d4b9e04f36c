using Cadre.Models.Wire;

namespace Cadre.Models.Tests.Wire;

/// <summary>The quirks of real servers.</summary>
public sealed class OpenAiChunkTests
{
    [Theory]
    [InlineData("""{"choices":[{"delta":{"content":"a"},"finish_reason":null}]}""", "a")]
    [InlineData("""{"choices":[{"delta":{"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}}]}""", "ab")]
    [InlineData("""{"choices":[{"message":{"role":"assistant","content":"whole"},"finish_reason":"odd_reason"}],"created":1.5}""", "whole")]
    [InlineData("""{"choices":[{"delta":{"role":"model","content":null}}]}""", null)]
    [InlineData("""{"choices":[]}""", null)]
    [InlineData("""{"choices":[{"delta":{"reasoning_content":"thinking"}}]}""", null)]
    public void Read_Quirk_GivesTheText(string json, string? expected) => new OpenAiChunk().Read(json).ShouldBe(expected);

    [Theory]
    [InlineData("""{"error":{"message":"overloaded"}}""")]
    [InlineData("""[{"error":{"message":"overloaded"}}]""")]
    [InlineData("""{"error":"overloaded"}""")]
    public void Read_ErrorInsideA200_Fails(string json) =>
        Should.Throw<ModelFailure>(() => new OpenAiChunk().Read(json)).Error.Message.ShouldContain("overloaded");

    [Fact]
    public void Read_NotJson_Fails() => Should.Throw<ModelFailure>(() => new OpenAiChunk().Read("<html>")).Error.Code.ShouldBe("model_failed");

    [Fact]
    public void Calls_ArgumentsAsObjectWithoutIndex_AreRead()
    {
        var chunk = new OpenAiChunk();
        chunk.Read("""{"choices":[{"delta":{"tool_calls":[{"id":"x","function":{"name":"f","arguments":{"n":1}}}]}}]}""");
        var call = chunk.Calls().ShouldHaveSingleItem();
        call.Name.ShouldBe("f");
        call.Arguments!["n"]!.ToString().ShouldBe("1");
    }

    [Fact]
    public void Calls_MalformedArguments_KeepTheText()
    {
        var chunk = new OpenAiChunk();
        chunk.Read("""{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"x","function":{"name":"f","arguments":"{oops"}}]}}]}""");
        chunk.Calls().ShouldHaveSingleItem().Arguments!["_malformed"].ShouldBe("{oops");
    }
}
