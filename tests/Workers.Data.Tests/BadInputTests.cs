using System.IO.Compression;
using System.Text;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

public sealed class BadInputTests : WorkerFixture
{
    [Fact]
    public void Import_EmptyFile_SaysSo() => ShouldFail(Import(Write("e.csv", "")), "file.empty");

    [Fact]
    public void Import_MissingFile_SaysSo() => ShouldFail(Import("nope.csv"), "file.missing");

    [Theory]
    [InlineData("../x.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../x.csv")]
    public void Import_PathOutside_IsRefused(string path) => ShouldFail(Import(path), "path.outside");

    [Fact]
    public void Import_LinkOutOfTheFolder_IsRefused()
    {
        File.CreateSymbolicLink(Path.Combine(Folder, "link.csv"), "/etc/passwd");
        ShouldFail(Import("link.csv"), "path.outside");
    }

    [Fact]
    public void Import_BinaryGarbage_IsNotATable()
    {
        var garbage = new byte[20_000];
        new Random(7).NextBytes(garbage);
        garbage[0] = 1;
        ShouldFail(Import(Write("g.csv", garbage)), "file.not-a-table");
    }

    [Theory]
    [InlineData("%PDF-1.7\nx", "file.not-a-table")]
    [InlineData("<!DOCTYPE html><html></html>", "file.not-a-table")]
    [InlineData("<?xml version=\"1.0\"?><a/>", "file.not-a-table")]
    [InlineData("PAR1 nonsense without a footer", "file.damaged")]
    [InlineData("[{\"a\":1},{\"a\":2", "file.damaged")]
    public void Import_OtherContent_IsNamed(string content, string code) => ShouldFail(Import(Write("x.csv", content)), code);

    [Fact]
    public void Import_DeclaredFormatDoesNotFit_IsAnError() => ShouldFail(Import(Write("x.csv", "a,b\n1,2\n"), "parquet"), "file.format");

    [Fact]
    public void Import_MostlyRagged_NamesTheFirstBadLine()
    {
        var response = Import(Write("r.csv", "a,b,c,d\n1,2,3,4\n" + string.Concat(Enumerable.Repeat("1,2\n9,9,9,9,9,9,9\n", 40))));
        response.Ok.ShouldBeFalse();
        response.Error!.Code.ShouldBeOneOf("file.ragged", "file.unreadable");
    }

    [Fact]
    public void Import_DamagedParquetFooter_IsAnError()
    {
        var good = Import(Write("p.csv", "a\n1\n2\n"));
        var bytes = Read(good.Table!.File.Path);
        bytes.AsSpan(4, bytes.Length - 12).Fill(0xFF);
        ShouldFail(Import(Write("bad.parquet", bytes)), "file.damaged");
    }

    [Fact]
    public void Import_ParquetClaimingAHugeFooter_IsAnError()
    {
        byte[] file = [.. "PAR1"u8, 0, 0, 0, 0, 0x00, 0xCA, 0x9A, 0x3B, .. "PAR1"u8];
        ShouldFail(Import(Write("huge.parquet", file)), "file.damaged");
    }

    [Fact]
    public void Import_JsonBomb_IsTooDeep() => ShouldFail(Import(Write("d.json", new string('[', 500_000))), "json.too-deep");

    [Fact]
    public void Import_FileOverTheLimit_IsRefusedUnread()
    {
        Write("sparse.csv", "a,b\n1,2\n");
        using (var file = File.OpenWrite(Path.Combine(Folder, "sparse.csv"))) file.SetLength((1L << 30) + 1);
        ShouldFail(Import("sparse.csv"), "limit.bytes");
    }

    [Fact]
    public void Import_WorkbookBomb_IsRefusedUnread()
    {
        using (var zip = ZipFile.Open(Path.Combine(Folder, "bomb.xlsx"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("xl/workbook.xml");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 100; i++) sheet.Write(zeros);
        }
        ShouldFail(Import("bomb.xlsx"), "limit.unpacked");
    }

    [Fact]
    public void Import_DamagedWorkbook_IsAnError()
    {
        using (var zip = ZipFile.Open(Path.Combine(Folder, "bad.xlsx"), ZipArchiveMode.Create))
        {
            using var part = new StreamWriter(zip.CreateEntry("xl/workbook.xml").Open(), Encoding.UTF8);
            part.Write("<workbook><broken");
        }
        ShouldFail(Import("bad.xlsx"), "file.damaged");
    }

    [Fact]
    public void Import_TooManyRowsOrColumns_IsRefused()
    {
        var rows = Write("rows.csv", "a\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i}\n")));
        var columns = Write("columns.csv", string.Join(",", Enumerable.Range(0, 60).Select(i => $"c{i}")) + "\n" + string.Join(",", Enumerable.Range(0, 60)) + "\n");
        ShouldFail(Limited(rows, new Limits { MaxRows = 49 }), "limit.rows");
        ShouldFail(Limited(columns, new Limits { MaxColumns = 59 }), "limit.columns");
    }

    [Fact]
    public void Profile_HeaderWithoutRows_SaysSo() =>
        ShouldFail(Run($$"""{"operation":"profile","tables":[{"path":"{{Write("h.csv", "a,b\n")}}"}]}"""), "file.no-rows");

    [Fact]
    public void Query_EndlessWork_StopsAtTheDeadline()
    {
        var response = Run(new Request
        {
            Operation = "query",
            Tables = [new TableSource { Path = Write("a.csv", "a\n1\n") }],
            Sql = "select sum(x.range * y.range) from range(10000000) x, range(10000000) y",
            Limits = new Limits { Seconds = 1 },
        });
        ShouldFail(response, "limit.time");
    }

    private Response Limited(string file, Limits limits) =>
        Run(new Request { Operation = "import", Tables = [new TableSource { Path = file }], Limits = limits });
}
