using System.Text.Json;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

public sealed class BrowseTableTests : WorkerFixture
{
    private readonly string table = "n,kind,name\n" + string.Join('\n', Enumerable.Range(0, 12_000).Select(i => $"{i},{(i % 3 == 0 ? "a" : "b")},row {i * 7919 % 12_000:00000}"));

    [Fact]
    public void Browse_PagesFiltersAndOrders_AgreeWithTheTable()
    {
        var answers = Browse(
            """{"offset":11990,"rows":100}""",
            """{"offset":0,"rows":3,"sort":[{"column":"n","descending":true}]}""",
            """{"offset":9000,"rows":2,"sort":[{"column":"name"}]}""",
            """{"offset":10999,"rows":1,"sort":[{"column":"name"}]}""",
            """{"offset":3999,"rows":5,"filters":[{"column":"kind","op":"=","value":"a"}]}""",
            """{"offset":6000,"rows":2,"filters":[{"column":"kind","op":"=","value":"b"}],"sort":[{"column":"n","descending":true}]}""",
            """{"offset":99999,"rows":5}""");
        First(answers[0]).ShouldBe(Enumerable.Range(11990, 10));
        First(answers[1]).ShouldBe([11999, 11998, 11997]);
        Column(answers[2], 2).ShouldBe(["row 09000", "row 09001"]);
        Column(answers[3], 2).ShouldBe(["row 10999"]);
        First(answers[4]).ShouldBe([11997]);
        answers[4].GetProperty("rowCount").GetInt64().ShouldBe(4000);
        First(answers[5]).ShouldBe([2999, 2998]);
        First(answers[6]).ShouldBeEmpty();
    }

    [Fact]
    public void Browse_WrongPages_AreAnsweredAndTheTableStaysOpen()
    {
        var answers = Browse(
            """{"rows":5000}""",
            """{"sort":[{"column":"nope"}]}""",
            """{"filters":[{"column":"n","op":"=","value":"x"}]}""",
            "not json",
            "null",
            """{"offset":1,"rows":1}""");
        answers.Take(5).Select(a => a.GetProperty("error").GetProperty("code").GetString())
            .ShouldBe(["request.range", "column.unknown", "filter.value", "request.invalid", "request.invalid"]);
        First(answers[5]).ShouldBe([1]);
    }

    private List<JsonElement> Browse(params string[] pages)
    {
        using var output = new StringWriter();
        var request = new Request { Operation = "browse", Tables = [new TableSource { Path = Write("t.csv", table) }] };
        var lines = new PageLines(new StringReader(string.Join('\n', pages)), output);
        Worker.Run(request, new WorkFolder(Folder), new Progress(TextWriter.Null), lines, TestContext.Current.CancellationToken).Ok.ShouldBeTrue();
        var answers = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToList();
        answers[0].GetProperty("table").GetProperty("rowCount").GetInt64().ShouldBe(12_000);
        return answers[1..];
    }

    private static IEnumerable<int> First(JsonElement page) => page.GetProperty("rows").EnumerateArray().Select(r => r[0].GetInt32());

    private static IEnumerable<string?> Column(JsonElement page, int column) => page.GetProperty("rows").EnumerateArray().Select(r => r[column].GetString());
}
