using System.Text;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

public sealed class ImportTableTests : WorkerFixture
{
    [Fact]
    public void Import_Csv_FindsTypesAndRows()
    {
        var response = Import(Write("a.bin", "name,born,height,active,visits\nÅsa,1990-05-01,1.75,true,3\nBo,1985-12-24,1.82,false,\n"));
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.Columns.Select(c => c.Type).ShouldBe(["text", "date", "number", "boolean", "integer"]);
        response.Table.RowCount.ShouldBe(2);
        response.Table.Rows[0].ShouldBe([Cell.Of("Åsa"), Cell.Of("1990-05-01"), Cell.Of(1.75), Cell.Of(true), Cell.Of(3L)]);
        response.Table.Rows[1][4].ShouldBe(Cell.Null);
        File.Exists(Path.Combine(Folder, response.Table.File.Path)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    public void Import_AnyEncoding_KeepsLetters(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes("city;note\nKöln;café\nMálaga;señor\n")];
        var response = Import(Write("c.txt", file));
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.Rows[0].ShouldBe([Cell.Of("Köln"), Cell.Of("café")]);
        response.Table.Rows[1].ShouldBe([Cell.Of("Málaga"), Cell.Of("señor")]);
    }

    [Fact]
    public void Import_Utf16WithoutMark_IsRecognised()
    {
        var response = Import(Write("c.txt", Encoding.Unicode.GetBytes("a,b\n1,x\n2,y\n")));
        response.Table!.Rows[1].ShouldBe([Cell.Of(2L), Cell.Of("y")]);
        response.Warnings!.ShouldContain(w => w.Code == "text.encoding");
    }

    [Theory]
    [InlineData("[{\"a\":1,\"b\":{\"c\":\"x\"}},{\"a\":2,\"b\":{\"c\":\"y\"}}]")]
    [InlineData("{\"a\":1,\"b\":{\"c\":\"x\"}}\n{\"a\":2,\"b\":{\"c\":\"y\"}}\n")]
    [InlineData("{\"meta\":7,\"items\":[{\"a\":1,\"b\":{\"c\":\"x\"}},{\"a\":2,\"b\":{\"c\":\"y\"}}]}")]
    public void Import_JsonShapes_FlattenToTheSameTable(string json)
    {
        var response = Import(Write("j.dat", json));
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.Columns.Select(c => c.Name).ShouldBe(["a", "b.c"]);
        response.Table.Rows[1].ShouldBe([Cell.Of(2L), Cell.Of("y")]);
    }

    [Fact]
    public void Import_LeadingZeros_StayText()
    {
        var response = Import(Write("z.csv", "zip,n\n00501,1\n10001,2\n"));
        response.Table!.Columns[0].Type.ShouldBe("text");
        response.Table.Rows[0][0].ShouldBe(Cell.Of("00501"));
    }

    [Fact]
    public void Import_NumbersInDisguise_AreConverted()
    {
        var response = Import(Write("d.csv", "price,share,seen,score\n\"$1,234.50\",12 %,Jan 3 2020,NA\n$7.00,3.5 %,Feb 14 2021,4.5\n\"$12,000\",4 %,Mar 1 2022,n/a\n"));
        response.Table!.Columns.Select(c => c.Type).ShouldBe(["number", "number", "date", "number"]);
        response.Table.Rows[0].ShouldBe([Cell.Of(1234.5), Cell.Of(12.0), Cell.Of("2020-01-03"), Cell.Null]);
        response.Warnings!.Count(w => w.Code == "type.converted").ShouldBe(4);
    }

    [Fact]
    public void Import_TypeContradictedLate_BecomesTextAndLosesNothing()
    {
        var lines = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{i * 2}\n"));
        var response = Import(Write("late.csv", "id,v\n" + lines + "50000,oops\n"));
        response.Table!.RowCount.ShouldBe(50_001);
        response.Table.Columns[1].Type.ShouldBe("text");
        response.Figures!["rejectedRows"].ShouldBe(0);
    }

    [Fact]
    public void Import_RaggedRows_AreLeftOutAndReportedWithLine()
    {
        var response = Import(Write("r.csv", "a,b,c\n1,2,3\n4,5,6\n7,8\n9,10,11,12\n13,14,15\n16,17,18\n"));
        response.Table!.RowCount.ShouldBe(4);
        response.Figures!["rejectedRows"].ShouldBe(2);
        response.Warnings!.Where(w => w.Code == "row.rejected").Select(w => w.Line).ShouldBe([4, 5]);
    }

    [Fact]
    public void Import_OneColumn_Works()
    {
        var response = Import(Write("one.csv", "n\n3\n1\n2\n"));
        response.Table!.Columns.ShouldHaveSingleItem().ShouldBe(new ColumnSchema("n", "integer"));
        response.Table.RowCount.ShouldBe(3);
    }

    [Fact]
    public void Import_NulBytes_AreRemovedWithWarning()
    {
        var response = Import(Write("n.csv", "a,b\n1,x\0y\n2,z\n"));
        response.Table!.Rows[0][1].ShouldBe(Cell.Of("xy"));
        response.Warnings!.ShouldContain(w => w.Code == "text.nul");
    }

    [Fact]
    public void Import_LoneSurrogates_BecomeReplacementCharacters()
    {
        var json = Import(Write("l.jsonl", "{\"s\":\"x\\ud800y \\ud83d\\ude00\"}\n{\"s\":\"ok\"}\n"));
        json.Table!.Rows[0][0].ShouldBe(Cell.Of("x\uFFFDy \U0001F600"));
        json.Warnings!.ShouldContain(w => w.Code == "text.lone-surrogate");
        byte[] csv = [.. "s,n\n"u8, 0xED, 0xA0, 0x80, .. ",1\nb,2\n"u8];
        var table = Import(Write("l.csv", csv));
        table.Ok.ShouldBeTrue(table.Error?.Message);
        table.Table!.Rows[0][0].Text!.ShouldContain("\uFFFD");
    }

    [Fact]
    public void Import_ParquetOfOurs_RoundTrips()
    {
        var first = Import(Write("p.csv", "a,t\n1,2024-01-02 03:04:05\n2,2024-01-03 00:00:00\n"));
        var second = Import(first.Table!.File.Path, "parquet");
        second.Ok.ShouldBeTrue(second.Error?.Message);
        second.Table!.Columns.ShouldBe(first.Table.Columns);
        second.Table.Rows[0].ShouldBe([Cell.Of(1L), Cell.Of("2024-01-02T03:04:05")]);
    }

    [Fact]
    public void Import_ScratchFiles_AreGone()
    {
        _ = Import(Write("s.csv", "a,b\n1,x\0y\n"));
        Directory.Exists(Path.Combine(Folder, ".worker")).ShouldBeFalse();
    }
}
