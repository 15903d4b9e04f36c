using System.Text.Json.Nodes;
using Cadre.Blocks.Tables.Browsing;
using Cadre.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Blocks.Tests.Tables;

public class OpenTablesTests(BlocksFixture blocks)
{
    [Fact]
    public async Task Rows_OfAStoredTable_ArePagedSortedFilteredAndRefusedWithAReason()
    {
        var token = TestContext.Current.CancellationToken;
        var tables = blocks.Services.GetRequiredService<OpenTables>();
        var csv = "n,kind\n" + string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"{i},{(i % 2 == 0 ? "even" : "odd")}"));
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
        var stored = (await blocks.Artifacts.SaveAsync(blocks.Tenant, "t.csv", "text/csv", bytes, 1 << 20, token)).Value!;
        Task<Result<TablePage>> Read(string page) => tables.ReadAsync(blocks.Tenant, stored, JsonNode.Parse(page)!.AsObject(), token);

        var pages = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Read($$"""{"offset":{{i * 500}},"rows":10}""")));
        pages.Select(p => p.Value!.Rows[0][0].GetInt32()).ShouldBe([0, 500, 1000, 1500, 2000], "questions at one time get their own answers");
        pages[0].Value!.Columns.ShouldBe([new TablePageColumn("n", "integer"), new TablePageColumn("kind", "text")]);

        var filtered = (await Read("""{"offset":0,"rows":2,"filters":[{"column":"kind","op":"=","value":"odd"}],"sort":[{"column":"n","descending":true}]}""")).Value!;
        (filtered.RowCount, filtered.TableRows, filtered.Rows[0][0].GetInt32()).ShouldBe((1500, 3000, 2999));

        (await Read("""{"offset":0,"rows":2,"sort":[{"column":"nope"}]}""")).Error!.Code.ShouldBe("column_unknown");
        (await Read("""{"offset":0,"rows":1}""")).IsOk.ShouldBeTrue("a wrong question does not close the table");

        using var noise = new MemoryStream([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31]);
        var pdf = (await blocks.Artifacts.SaveAsync(blocks.Tenant, "t.pdf", "application/pdf", noise, 1 << 20, token)).Value!;
        (await tables.ReadAsync(blocks.Tenant, pdf, JsonNode.Parse("""{"offset":0,"rows":1}""")!.AsObject(), token)).Error!.Code.ShouldBe("file_not_a_table");
    }
}
