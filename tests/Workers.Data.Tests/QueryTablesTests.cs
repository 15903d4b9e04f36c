using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

public sealed class QueryTablesTests : WorkerFixture
{
    private const string Sales = "region,year,amount\nNorth,2023,10\nSouth,2023,20\nNorth,2024,30\nSouth,2024,\n'; DROP TABLE data; --,2024,5\n";

    [Theory]
    [InlineData("copy data to 'stolen.csv'")]
    [InlineData("attach 'x.db'")]
    [InlineData("install httpfs")]
    [InlineData("load httpfs")]
    [InlineData("pragma database_list")]
    [InlineData("set memory_limit='100GB'")]
    [InlineData("create table t as select 1")]
    [InlineData("drop view data")]
    [InlineData("select 1; select 2")]
    [InlineData("select 1; copy data to 'stolen.csv'")]
    [InlineData("with x as (select 1) delete from reject_errors")]
    [InlineData("show tables")]
    [InlineData("describe data")]
    [InlineData("call pragma_version()")]
    [InlineData("explain select 1")]
    [InlineData("export database 'x'")]
    [InlineData("/* select */ vacuum")]
    public void Query_AnythingButOneSelect_IsRefused(string sql)
    {
        ShouldFail(Query(Write("s.csv", Sales), sql), "sql.not-select");
        File.Exists(Path.Combine(Folder, "stolen.csv")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("select * from read_csv('/etc/passwd')")]
    [InlineData("select * from read_text('/etc/passwd')")]
    [InlineData("select * from read_blob('/proc/self/environ')")]
    [InlineData("select * from glob('/*')")]
    [InlineData("from read_parquet('s.parquet')")]
    [InlineData("select * from sniff_csv('/etc/passwd')")]
    [InlineData("select (select content from read_text('/etc/passwd'))")]
    [InlineData("with x as (from read_json('/etc/passwd')) select * from x")]
    public void Query_ReadingFiles_IsRefused(string sql) => ShouldFail(Query(Write("s.csv", Sales), sql), "sql.forbidden");

    [Theory]
    [InlineData("select * from '/etc/passwd'", "sql.unknown-name")]
    [InlineData("select nothing from data", "sql.unknown-name")]
    [InlineData("select * from data where", "sql.syntax")]
    [InlineData("select * from query('copy (select 1) to ''x''')", "sql.syntax")]
    [InlineData("select $1 from data", "sql.parameters")]
    [InlineData("select cast('x' as integer)", "value.conversion")]
    [InlineData("  ;", "sql.empty")]
    public void Query_Wrong_SaysWhatIsWrong(string sql, string code) => ShouldFail(Query(Write("s.csv", Sales), sql), code);

    [Theory]
    [InlineData("select * from data -- all")]
    [InlineData("(select * from data) limit 99")]
    [InlineData("/* all */ with d as (select * from data) select * from d;")]
    [InlineData("from data")]
    public void Query_FormsOfSelect_Run(string sql)
    {
        var response = Query(Write("s.csv", Sales), sql);
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.RowCount.ShouldBe(5);
    }

    [Fact]
    public void Query_FiltersSqlSortLimit_Combine()
    {
        var response = Run($$"""
            {"operation":"query","tables":[{"path":"{{Write("s.csv", Sales)}}"}],"output":"o",
             "filters":[{"column":"amount","op":">=","value":10},{"column":"Region","op":"in","values":["North","South"]}],
             "sql":"select region, sum(amount) as total from data group by 1","sort":[{"column":"total","descending":true}],"limit":1}
            """);
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.Rows.ShouldHaveSingleItem().ShouldBe([Cell.Of("North"), Cell.Of(40.0)]);
        response.Files!.Select(f => f.Path).ShouldBe(["o/result.parquet", "o/result.csv"]);
    }

    [Theory]
    [InlineData("region", "=", "'; DROP TABLE data; --", 1)]
    [InlineData("region", "contains", "ORT", 2)]
    [InlineData("region", "startsWith", "so", 2)]
    [InlineData("year", "=", "2023", 2)]
    [InlineData("year", "<", "2024", 2)]
    [InlineData("amount", "!=", "10", 4)]
    [InlineData("amount", "isNull", "", 1)]
    [InlineData("amount", "notNull", "", 4)]
    public void Query_EachOperator_KeepsTheRightRows(string column, string op, string value, int rows)
    {
        var response = Run(new Request
        {
            Operation = "query",
            Tables = [new TableSource { Inline = Sales }],
            Filters = [new Filter { Column = column, Op = op, Value = Cell.Of(value) }],
        });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.RowCount.ShouldBe(rows);
    }

    [Theory]
    [InlineData("nope", "=", "1", "column.unknown")]
    [InlineData("year\" = 1 OR 1=1 --", "=", "1", "column.unknown")]
    [InlineData("year", "like", "1", "filter.op")]
    [InlineData("year", "=", "two", "filter.value")]
    [InlineData("year", "between", "1", "filter.value")]
    public void Query_WrongFilter_SaysWhatIsWrong(string column, string op, string value, string code) => ShouldFail(
        Run(new Request { Operation = "query", Tables = [new TableSource { Inline = Sales }], Filters = [new Filter { Column = column, Op = op, Value = Cell.Of(value) }] }), code);

    [Fact]
    public void Query_SeveralTables_Join()
    {
        var response = Run(new Request
        {
            Operation = "query",
            Tables = [new TableSource { Inline = Sales }, new TableSource { Inline = "[{\"region\":\"North\",\"boss\":\"Ada\"}]", Name = "people" }],
            Sql = "select boss, count(*) as n from data join people using (region) group by 1",
        });
        response.Table!.Rows.ShouldHaveSingleItem().ShouldBe([Cell.Of("Ada"), Cell.Of(2L)]);
    }

    [Fact]
    public void Query_Twice_ReplacesTheResult()
    {
        var file = Write("s.csv", Sales);
        Query(file, "select 1 as a").Ok.ShouldBeTrue();
        Query(file, "select 2 as a").Table!.Rows[0][0].ShouldBe(Cell.Of(2L));
    }
}
