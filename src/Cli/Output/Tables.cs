
namespace Cadre.Cli.Output;

internal static class Tables
{
    /// <summary>A plain table: headings, then one row of texts an item.</summary>
    public static void Draw(IAnsiConsole console, string[] headings, IEnumerable<string[]> rows, string whenEmpty)
    {
        var table = new Table().Border(TableBorder.Simple).BorderColor(Color.Grey);
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(Color.Grey))) { NoWrap = table.Columns.Count == 0 }); // ids stay whole
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)).ToArray<Spectre.Console.Rendering.IRenderable>());
        }

        if (table.Rows.Count == 0)
        {
            console.MarkupLineInterpolated($"[grey]{whenEmpty}[/]");
            return;
        }

        console.Write(table);
    }
}
