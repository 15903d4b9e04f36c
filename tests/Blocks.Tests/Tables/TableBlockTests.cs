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
