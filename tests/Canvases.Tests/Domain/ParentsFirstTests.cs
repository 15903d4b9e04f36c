using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;

namespace Cadre.Canvases.Tests.Domain;

public class ParentsFirstTests
{
    [Theory]
    [InlineData("a b c", "a b c")]
    [InlineData("a:f b f:g g", "b g f a")]
    [InlineData("a:f f b:f", "f a b")]
    [InlineData("a:gone b", "a b")]
    [InlineData("a:b b:a c", "c a b")]
    public void Of_Blocks_ComeAfterWhatHoldsThem(string given, string ordered)
    {
        var blocks = given.Split(' ').Select(text => text.Split(':')).Select(pair => new CanvasBlock(pair[0], "note", "", JsonElement.Parse("{}")) { Parent = pair.ElementAtOrDefault(1) });
        string.Join(' ', ParentsFirst.Of([.. blocks]).Select(block => block.Id)).ShouldBe(ordered);
    }
}
