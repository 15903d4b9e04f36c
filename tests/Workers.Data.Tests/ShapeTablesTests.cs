using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

public sealed class ShapeTablesTests : WorkerFixture
{
    private const string Orders = "order,customer,month,amount\n1,c1,Jan,10\n2,c2,Jan,20\n3,c1,Feb,30\n4,c9,Feb,5\n";
    private const string Customers = "customer,name,amount\nc1,Ada,1\nc2,Grace,2\nc3,Edsger,3\n";

    [Theory]
    [InlineData("inner", 3)]
    [InlineData("left", 4)]
    [InlineData("right", 4)]
    [InlineData("full", 5)]
    [InlineData("semi", 3)]
    [InlineData("anti", 1)]
    public void Join_EachKind_KeepsTheRightRows(string kind, int rows)
    {
        var response = Shape(new JoinTables { Kind = kind, On = [new JoinKey { Left = "customer" }] });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.RowCount.ShouldBe(rows);
        var names = response.Table.Columns.Select(c => c.Name);
        names.ShouldBe(kind is "semi" or "anti" ? ["order", "customer", "month", "amount"] : ["order", "customer", "month", "amount", "name", "amount_2"]);
        if (kind == "full") response.Table.Rows.ShouldContain(r => r[0].IsNull && r[1].Text == "c3", "the key of a row without a match is kept");
    }

    [Fact]
    public void Join_KeysOfUnlikeTypes_MeetAsText()
    {
        var response = Run(new Request
        {
            Operation = "query",
            Tables = [new TableSource { Inline = "id,x\n1,a\n2,b\n" }, new TableSource { Inline = "code,y\nk,0\n2,9\n" }],
            Join = new JoinTables { Kind = "inner", On = [new JoinKey { Left = "id", Right = "code" }] },
        });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.Rows.ShouldHaveSingleItem()[2].ShouldBe(Cell.Of(9L));
    }

    [Fact]
    public void Shape_JoinGroupSqlSort_Chain()
    {
        var response = Run(Two() with
        {
            Join = new JoinTables { On = [new JoinKey { Left = "customer" }] },
            Group = new GroupRows { By = ["name"], Measures = [new Measure { Function = "sum", Column = "amount", Name = "total" }, new Measure { Function = "mean", Column = "amount" }, new Measure()] },
            Sql = "select * from data where total > 6",
            Sort = [new SortKey { Column = "total", Descending = true }],
            Formats = ["xlsx", "json", "tsv"],
        });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.Columns.Select(c => c.Name).ShouldBe(["name", "total", "mean of amount", "rows"]);
        response.Table.Rows.Select(r => r[0].Display).ShouldBe(["Ada", "Grace"]);
        response.Table.Rows[0][1..].ShouldBe([Cell.Of(40.0), Cell.Of(20.0), Cell.Of(2L)]);
        response.Files!.Select(f => f.Path).ShouldBe(["o/result.parquet", "o/result.csv", "o/result.xlsx", "o/result.json", "o/result.tsv"]);
        System.Text.Encoding.UTF8.GetString(Read("o/result.tsv")).ShouldStartWith("name\ttotal\tmean of amount\trows\nAda\t40");
    }

    [Fact]
    public void Pivot_ValuesBecomeColumns_WithTotalsAndGaps()
    {
        var response = Run(Two() with { Pivot = new PivotTable { Rows = ["customer"], Columns = "month", Values = "amount", Function = "sum", Totals = true } });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.Columns.Select(c => c.Name).ShouldBe(["customer", "Feb", "Jan", "Total"]);
        response.Table.Rows[0].ShouldBe([Cell.Of("c1"), Cell.Of(30.0), Cell.Of(10.0), Cell.Of(40.0)]);
        response.Table.Rows[1].ShouldBe([Cell.Of("c2"), Cell.Null, Cell.Of(20.0), Cell.Of(20.0)]);
    }

    [Fact]
    public void Shape_Wrong_SaysWhatIsWrong()
    {
        ShouldFail(Run(new Request { Operation = "query", Tables = [new TableSource { Inline = Orders }], Join = new JoinTables { On = [new JoinKey { Left = "customer" }] } }), "join.table");
        ShouldFail(Shape(new JoinTables()), "join.keys");
        ShouldFail(Shape(new JoinTables { Kind = "cross", On = [new JoinKey { Left = "customer" }] }), "join.kind");
        ShouldFail(Shape(new JoinTables { On = [new JoinKey { Left = "customer", Right = "nope" }] }), "column.unknown");
        ShouldFail(Run(Two() with { Group = new GroupRows { By = ["month\"; drop"] } }), "column.unknown");
        ShouldFail(Run(Two() with { Group = new GroupRows { Measures = [new Measure { Function = "sum", Column = "month" }] } }), "measure.type");
        ShouldFail(Run(Two() with { Group = new GroupRows { Measures = [new Measure { Function = "sum" }] } }), "measure.column");
        ShouldFail(Run(Two() with { Group = new GroupRows { Measures = [new Measure { Function = "eval", Column = "month" }] } }), "measure.function");
        ShouldFail(Run(Two() with { Pivot = new PivotTable { Columns = "nope" } }), "column.unknown");
        ShouldFail(Run(Two() with { Formats = ["docx"] }), "request.format");
        var wide = "k\n" + string.Join('\n', Enumerable.Range(0, 300).Select(i => $"v{i}"));
        ShouldFail(Run(new Request { Operation = "query", Tables = [new TableSource { Inline = wide }], Pivot = new PivotTable { Columns = "k", Function = "count" } }), "pivot.wide");
    }

    private static Request Two() => new() { Operation = "query", Output = "o", Tables = [new TableSource { Inline = Orders }, new TableSource { Inline = Customers }] };

    private Response Shape(JoinTables join) => Run(Two() with { Join = join });
}
