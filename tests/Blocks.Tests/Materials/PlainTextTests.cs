using System.Text.Json;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Tests.Materials;

public class PlainTextTests
{
    [Fact]
    public void Of_WholeTexts_OneAfterTheOther() =>
        PlainText.Of(JsonSerializer.SerializeToElement(new[] { "## Who?\n\nHouseholds.\n", "## When?\n\nIn May." })).ShouldBe("## Who?\n\nHouseholds.\n\n## When?\n\nIn May.");

    [Fact]
    public void Of_Words_AList() => PlainText.Of(JsonSerializer.SerializeToElement(new[] { "kerosene", "candles" })).ShouldBe("- kerosene\n- candles");
}
