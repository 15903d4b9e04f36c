using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;
using ExcelDataReader;

namespace Cadre.Workers.Data.Tests;

public sealed class ExportTableTests : WorkerFixture
{
    private const string Table = "name,n,x,day,at,ok\n=1+1,1,1.5,2024-02-29,2024-02-29 12:30:00,true\n@SUM(A1),-2,,1899-12-31,2024-01-01 00:00:00,false\n\"<a> & \"\"b\"\"\",3,2.5,2020-01-01,2024-01-01 00:00:01,\n";

    [Fact]
    public void Export_Csv_DefusesFormulasAndKeepsNegativeNumbers()
    {
        var text = Encoding.UTF8.GetString(Read(Export("csv")));
        text.ShouldContain("\n'=1+1,1,1.5,2024-02-29");
        text.ShouldContain("'@SUM(A1),-2,");
    }

    [Fact]
    public void Export_Json_IsAnArrayOfObjects()
    {
        using var json = JsonDocument.Parse(Read(Export("json")));
        json.RootElement.GetArrayLength().ShouldBe(3);
        json.RootElement[0].GetProperty("name").GetString().ShouldBe("=1+1");
        json.RootElement[1].GetProperty("x").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Export_Xlsx_IsReadByAnIndependentReader()
    {
        using var stream = new MemoryStream(Read(Export("xlsx")));
        using var reader = ExcelReaderFactory.CreateReader(stream);
        reader.Read().ShouldBeTrue();
        reader.GetString(0).ShouldBe("name");
        reader.Read().ShouldBeTrue();
        reader.GetString(0).ShouldBe("'=1+1");
        reader.GetDouble(2).ShouldBe(1.5);
        reader.GetDateTime(3).ShouldBe(new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Unspecified));
        reader.GetDateTime(4).ShouldBe(new DateTime(2024, 2, 29, 12, 30, 0, DateTimeKind.Unspecified));
        reader.Read().ShouldBeTrue();
        reader.GetDouble(1).ShouldBe(-2);
        reader.GetString(3).ShouldBe("1899-12-31");
        reader.Read().ShouldBeTrue();
        reader.GetString(0).ShouldBe("<a> & \"b\"");
    }

    [Fact]
    public void Export_ThenImport_GivesTheSameTable()
    {
        var response = Import(Export("xlsx"));
        response.Ok.ShouldBeTrue(response.Error?.Message);
        response.Table!.Columns.Select(c => c.Type).ShouldBe(["text", "integer", "number", "text", "timestamp", "boolean"]);
        response.Table.Rows[2].ShouldBe([Cell.Of("<a> & \"b\""), Cell.Of(3L), Cell.Of(2.5), Cell.Of("2020-01-01"), Cell.Of("2024-01-01T00:00:01"), Cell.Null]);
    }

    [Fact]
    public void Import_WorkbookWithTitleAndSheets_ReadsTheOneAsked()
    {
        Export("xlsx");
        var missing = Run(new Request { Operation = "import", Tables = [new TableSource { Path = "o/table.xlsx", Sheet = "Nope" }] });
        ShouldFail(missing, "file.sheet");
        missing.Error!.Fix.ShouldContain("Table");
    }

    [Fact]
    public void Export_ControlCharacters_LeaveAReadableWorkbook()
    {
        var response = Run(new Request { Operation = "export", Format = "xlsx", Tables = [new TableSource { Inline = "[{\"a\":\"x\\u0001y\\ud83d\\ude00\"},{\"a\":\"z\"}]" }], Output = "o" });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        using var zip = ZipFile.OpenRead(Path.Combine(Folder, "o/table.xlsx"));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        System.Xml.Linq.XDocument.Parse(sheet.ReadToEnd()).Root!.Value.ShouldContain("x y\U0001F600");
    }

    [Fact]
    public void Export_UnknownFormat_IsRefused() =>
        ShouldFail(Run(new Request { Operation = "export", Format = "docx", Tables = [new TableSource { Inline = "a\n1\n" }] }), "request.format");

    private string Export(string format)
    {
        var response = Run(new Request { Operation = "export", Format = format, Tables = [new TableSource { Path = Write("t.csv", Table) }], Output = "o" });
        response.Ok.ShouldBeTrue(response.Error?.Message);
        return response.Files!.ShouldHaveSingleItem().Path;
    }
}
