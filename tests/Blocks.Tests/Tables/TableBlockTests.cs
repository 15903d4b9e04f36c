using System.Diagnostics;
using System.Text;

namespace Cadre.Blocks.Tests.Tables;

public class TableBlockTests(BlocksFixture blocks)
{
    private const string Csv = "region,month,amount\nNorth,2024-01-01,120.5\nSouth,2024-01-01,80\nNorth,2024-02-01,140\nSouth,2024-02-01,95\nNorth,2024-03-01,150\nSouth,2024-03-01,60\n";

    [Fact]
    public async Task Data_InlineCsvWithSql_GivesTypedTable()
    {
        var watch = Stopwatch.StartNew();
        var done = await blocks.CompleteAsync("data", new { inline = Csv, sql = "select region, sum(amount) as total from data group by 1 order by 2 desc" });
        TestContext.Current.TestOutputHelper?.WriteLine($"data: {watch.ElapsedMilliseconds} ms");

        var table = done.Outputs["table"];
        table.GetProperty("rowCount").GetInt32().ShouldBe(2);
        table.GetProperty("rows")[0][1].GetDouble().ShouldBe(410.5);
        Encoding.UTF8.GetString(blocks.Bytes(done.Outputs["file"])).ShouldStartWith("region,total");
    }

    [Fact]
    public async Task Data_TableOfAnotherBlock_IsFiltered()
    {
        var first = await blocks.CompleteAsync("data", new { inline = Csv });

        var second = await blocks.CompleteAsync("data", new { filters = new[] { new { column = "amount", op = ">", value = 100 } } }, ("source", first.Outputs["table"]));

        second.Outputs["table"].GetProperty("rowCount").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Data_TwoInputsJoinedGroupedAndSorted_GivesFilesOfEachFormat()
    {
        var settings = new
        {
            inline = Csv,
            join = new { kind = "inner", on = new[] { new { left = "region" } } },
            group = new { by = new[] { "boss" }, measures = new[] { new { function = "sum", column = "amount", name = "total" } } },
            sort = new[] { new { column = "total", descending = false } },
            formats = new[] { "xlsx", "json", "tsv" },
        };

        var done = await blocks.CompleteAsync("data", settings, ("second", "region,boss\nNorth,Ada\nSouth,Grace\n"));

        done.Outputs["table"].GetProperty("rows").EnumerateArray().Select(r => (r[0].GetString(), r[1].GetDouble())).ShouldBe([("Grace", 235), ("Ada", 410.5)]);
        done.Outputs["files"].EnumerateArray().Select(f => f.GetProperty("name").GetString()).ShouldBe(["table.xlsx", "table.json", "table.tsv"]);
    }

    [Fact]
    public async Task Data_BadSql_NamesTheFault()
    {
        var failed = await blocks.FailAsync("data", new { inline = Csv, sql = "select nothing_here from data" });

        failed.Code.ShouldStartWith("sql_");
        failed.Message.ShouldContain("nothing_here");
        failed.Retryable.ShouldBeFalse();
    }

    [Fact]
    public async Task Analysis_Table_GivesReportChartsAndPdf()
    {
        var watch = Stopwatch.StartNew();
        var done = await blocks.CompleteAsync("analysis", new { question = "Which region sells more?", groupBy = new[] { "region" } }, ("table", Csv));
        TestContext.Current.TestOutputHelper?.WriteLine($"analysis: {watch.ElapsedMilliseconds} ms");

        done.Outputs["report"].GetString()!.Length.ShouldBeGreaterThan(200);
        done.Outputs["charts"].GetArrayLength().ShouldBeGreaterThan(0);
        Encoding.ASCII.GetString(blocks.Bytes(done.Outputs["pdf"]), 0, 5).ShouldBe("%PDF-");
    }
}
