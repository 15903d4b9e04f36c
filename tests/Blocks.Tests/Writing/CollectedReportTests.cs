using System.Text.Json;
using Cadre.Blocks.Content;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Tests.Writing;

public sealed class CollectedReportTests
{
    private static readonly ContentSettings Settings = new("Two documents.", null, null, null, null, 4, null, null);

    [Fact]
    public void Write_Documents_OneSectionEachAndNothingTwice()
    {
        const string Market = "# Market for lamps\n\nKenya has about 15.6 million households. Of them 23,956 would buy lamps. Each share is a starting assumption: change it.\n\n**Table 3**\n\n| step | share |\n| --- | ---: |\n| All | 1 |\n\n- share: 0.04 to 1, mean 0.43, sum 2.14; highest for All\n\n## Sources\n\n1. Lamps";
        const string Prices = "# Prices for lamps\n\nKenya has about 15.6 million households. The plus offer earns 1,978 USD a month.\n\n## Size\n\nTo fill, because the material says nothing about it:\n\n- [ ] What does one cost?\n\n## Empty\n";
        var table = TableValue.From(JsonSerializer.SerializeToElement(new { columns = new[] { new { name = "step", type = "text" }, new { name = "share", type = "number" } }, rows = new object[][] { ["All", 1] }, rowCount = 1 }))!;

        var text = CollectedReport.Write("Report", Settings, [new("Market for lamps", Market), new("Prices for lamps", Prices), new("Table 3", "") { Table = table }]);

        text.ShouldContain("## Market for lamps");
        text.Split("15.6 million").Length.ShouldBe(2);
        text.Split("| All | 1 |").Length.ShouldBe(2);
        text.ShouldContain("## Assumptions\n\n- Each share is a starting assumption".ReplaceLineEndings());
        text.ShouldContain("- [ ] What does one cost?");
        text.ShouldNotContain("mean 0.43");
        text.ShouldNotContain("Table 3");
        text.ShouldNotContain("Empty");
        text.Split("## Sources").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("solar lamps market in Kenya demand prices customers")]
    [InlineData("size value households market")]
    [InlineData("share: 0.04 to 1, mean 0.43, sum 2.14; highest for Households.")]
    [InlineData("(201, {'title': 'First chore', 'status': ''}).")]
    public void Is_SearchWordsStatisticsAndOutput_AreNoStatements(string text) => Statements.Is(text).ShouldBeFalse();

    [Fact]
    public void Is_Sentence_IsAStatement() => Statements.Is("**Where.** Kenya has 56 million people.").ShouldBeTrue();
}
