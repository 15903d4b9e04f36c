using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Export;

/// <summary>
/// A minimal workbook (ECMA-376 SpreadsheetML): one sheet, inline texts, a bold frozen header, dates as dates. Rows are streamed.
/// </summary>
internal static class XlsxExport
{
    internal const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    internal const int MostRows = 1_048_576;
    private const int LongestText = 32_767;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";

    internal static void Write(Job job, LoadedTable table, string path)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        WriteParts(zip);
        using var stream = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteStartElement("sheetData", Main);
        xml.WriteStartElement("row", Main);
        foreach (var column in table.Columns) WriteText(xml, column.Name, "1");
        xml.WriteEndElement();
        WriteRows(job, table, xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRows(Job job, LoadedTable table, XmlWriter xml)
    {
        using var rows = job.Engine.Stream($"SELECT * FROM {table.From}");
        while (rows.ReadChunk())
        {
            for (var row = 0; row < rows.ChunkSize; row++)
            {
                xml.WriteStartElement("row", Main);
                for (var column = 0; column < table.Columns.Count; column++) WriteCell(xml, rows.Value(column, row), table.Columns[column].Type);
                xml.WriteEndElement();
            }
        }
    }

    private static void WriteCell(XmlWriter xml, Cell cell, string type)
    {
        switch (cell.Kind)
        {
            case CellKind.Null:
                xml.WriteStartElement("c", Main);
                xml.WriteEndElement();
                break;
            case CellKind.Boolean:
                WriteValue(xml, cell.Integer == 1 ? "1" : "0", "b", null);
                break;
            case CellKind.Integer or CellKind.Number:
                WriteValue(xml, cell.Display, null, null);
                break;
            case CellKind.Text when type is "date" or "timestamp" && Serial(cell.Text) is { } serial:
                WriteValue(xml, serial, null, type == "date" ? "2" : "3");
                break;
            default:
                WriteText(xml, cell.Text ?? "", null);
                break;
        }
    }

    /// <summary>Days since 1899-12-30; null before March 1900, where spreadsheet calendars disagree.</summary>
    private static string? Serial(string? iso) =>
        DateTime.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time >= new DateTime(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified)
            ? time.ToOADate().ToString("R", CultureInfo.InvariantCulture)
            : null;

    private static void WriteValue(XmlWriter xml, string value, string? type, string? style)
    {
        xml.WriteStartElement("c", Main);
        if (style is not null) xml.WriteAttributeString("s", style);
        if (type is not null) xml.WriteAttributeString("t", type);
        xml.WriteElementString("v", Main, value);
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string text, string? style)
    {
        xml.WriteStartElement("c", Main);
        if (style is not null) xml.WriteAttributeString("s", style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Printable(Formulas.Defuse(text)));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Printable(string text)
    {
        var shortened = text.Length > LongestText ? text[..LongestText] : text;
        var bad = shortened.Any(c => !XmlConvert.IsXmlChar(c));
        return bad ? new string([.. shortened.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : ' ')]) : shortened;
    }

    private static void WriteParts(ZipArchive zip)
    {
        Part(zip, "[Content_Types].xml", $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{MediaType}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Table" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>""");
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(content);
    }
}
