using System.Xml.Linq;
using Markdig.Extensions.Tables;

namespace Cadre.Blocks.Documents.Word;

/// <summary>Tables: the heading repeats on each page, rows stay whole, columns are as wide as their longest word needs.</summary>
internal static class WordTable
{
    private const int Width = 9070; // twentieths of a point between the margins
    private const int Character = 145; // of the bold letters of a heading, in the wide fonts that stand in for ours
    private const int Margins = 240;
    private const int LongestWord = 24;
    private const int LongestLine = 40;

    /// <summary>The table.</summary>
    public static XElement Of(Table table, Func<TableCell, IEnumerable<XElement>> blocks)
    {
        var rows = table.OfType<TableRow>().ToList();
        var columns = Math.Max(1, rows.Select(r => r.Count).DefaultIfEmpty(1).Max());
        var widths = Widths(rows, columns, blocks, out var cells);
        return WordXml.E(
            "tbl",
            WordXml.E(
                "tblPr",
                WordXml.Val("tblStyle", "CadreTable"),
                WordXml.E("tblW", WordXml.At("w", Width), WordXml.At("type", "dxa")),
                WordXml.E("tblLook", WordXml.At("val", "0420"), WordXml.At("firstRow", "1"), WordXml.At("lastRow", "0"), WordXml.At("firstColumn", "0"), WordXml.At("lastColumn", "0"), WordXml.At("noHBand", "0"), WordXml.At("noVBand", "1"))),
            WordXml.E("tblGrid", widths.Select(width => WordXml.E("gridCol", WordXml.At("w", width)))),
            rows.Select((row, r) => WordXml.E(
                "tr",
                WordXml.E("trPr", WordXml.E("cantSplit"), row.IsHeader ? WordXml.E("tblHeader") : null),
                Enumerable.Range(0, columns).Select(c => Cell(cells[r][c], widths[c], Alignment(table, c))))));
    }

    private static XElement Cell(List<XElement> content, int width, string? alignment)
    {
        foreach (var paragraph in content.Where(p => p.Name == WordXml.W + "p" && alignment is not null))
        {
            paragraph.Element(WordXml.W + "pPr")?.Add(WordXml.Val("jc", alignment!));
        }

        return WordXml.E("tc", WordXml.E("tcPr", WordXml.E("tcW", WordXml.At("w", width), WordXml.At("type", "dxa"))), content.Count > 0 && content[^1].Name == WordXml.W + "p" ? content : [.. content, WordXml.Paragraph("TableText")]);
    }

    private static int[] Widths(List<TableRow> rows, int columns, Func<TableCell, IEnumerable<XElement>> blocks, out List<List<XElement>[]> cells)
    {
        cells = [.. rows.Select(row => Enumerable.Range(0, columns).Select(c => c < row.Count ? blocks((TableCell)row[c]).ToList() : []).ToArray())];
        var all = cells;
        var least = Enumerable.Range(0, columns).Select(c => all.Max(row => Least(row[c]))).ToArray();
        var wished = Enumerable.Range(0, columns).Select(c => Math.Max(0, all.Max(row => Wished(row[c])) - least[c])).ToArray();
        var left = Width - least.Sum();
        return left <= 0 ? [.. least.Select(width => Width * width / least.Sum())]
            : wished.Sum() == 0 ? [.. least.Select(width => width + (left / columns))]
            : [.. least.Select((width, c) => width + (left * wished[c] / wished.Sum()))];
    }

    /// <summary>What the longest word of a cell takes: no number and no heading is broken where there is room.</summary>
    private static int Least(List<XElement> cell) =>
        Margins + (Math.Clamp(Text(cell).Split(' ', '\u00a0', '-').Select(w => w.Length).DefaultIfEmpty(0).Max(), 2, LongestWord) * Character);

    /// <summary>What a cell would like to have, so that its text stands in few lines.</summary>
    private static int Wished(List<XElement> cell) => Margins + (Math.Min(Text(cell).Length, LongestLine) * Character);

    private static string Text(List<XElement> cell) => string.Concat(cell.Select(p => p.Value));

    private static string? Alignment(Table table, int column) => column < table.ColumnDefinitions.Count
        ? table.ColumnDefinitions[column].Alignment switch { TableColumnAlign.Right => "right", TableColumnAlign.Center => "center", _ => null }
        : null;
}
