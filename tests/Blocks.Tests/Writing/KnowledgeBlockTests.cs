using System.Text.Json;

namespace Cadre.Blocks.Tests.Writing;

public sealed class KnowledgeBlockTests(BlocksFixture blocks)
{
    private const string Prices = "A solar lamp costs 24 dollars in Nairobi. Rain falls in April. Kerosene is sold by the litre.";

    [Fact]
    public async Task Run_WithoutModel_QuotesPassagesWithTheirSources()
    {
        var done = await blocks.CompleteAsync("knowledge", new { question = "What does a solar lamp cost?", limit = 1 }, ("files", new[] { Prices }));
        done.Outputs["answer"].GetString()!.ShouldContain("24 dollars");
        done.Outputs["answer"].GetString()!.ShouldContain("**Sources**");
        done.Outputs["count"].GetInt32().ShouldBe(1);
        done.Notes.NoModel.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_WithModel_AnswersFromThePassagesAlone()
    {
        var asked = "";
        blocks.Models.Script = call =>
        {
            asked = string.Join('\n', call.Messages.Select(m => m.Text));
            return "It costs 24 dollars [1].";
        };
        var done = await blocks.CompleteAsync("knowledge", new { question = "What does a solar lamp cost?" }, ("files", new[] { Prices }));
        blocks.Models.Script = null;
        asked.ShouldContain("<material title=\"[1] ");
        done.Outputs["answer"].GetString()!.ShouldStartWith("It costs 24 dollars [1].");
        done.Notes.Model.ShouldNotBeNull();
    }

    [Fact]
    public async Task Run_NothingFits_MakesNothingUp()
    {
        var done = await blocks.CompleteAsync("knowledge", new { question = "zebra migration" }, ("files", new[] { Prices }));
        done.Outputs["count"].GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("# Brief\n\n{{input}}\n\nEnd", "# Brief\n\nlamps\n\nEnd\n")]
    [InlineData("# Brief", "# Brief\n\nlamps\n")]
    public async Task Document_WithInput_PutsItWhereItBelongs(string text, string expected)
    {
        var done = await blocks.CompleteAsync("document", new { text }, ("input", new[] { "lamps" }));
        done.Outputs["markdown"].GetString().ShouldBe(expected);
        JsonSerializer.Serialize(done.Outputs["file"]).ShouldContain("Document.md");
    }
}
