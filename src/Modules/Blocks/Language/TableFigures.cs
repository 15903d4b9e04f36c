using System.Globalization;
using System.Text.Json;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Language;

/// <summary>Sentences about the figures of a table's first rows.</summary>
internal static class TableFigures
{
    private const int MostColumns = 6;

    /// <summary>Sum, mean and range of number columns; the most frequent value of text columns.</summary>
    public static List<string> Of(TableValue table)
    {
        var sentences = new List<string>();
        foreach (var (column, index) in table.Columns.Select((c, i) => (c, i)).Take(40))
        {
            var cells = table.Rows.Where(r => r.Count > index).Select(r => r[index]).ToList();
            var numbers = cells.Where(c => c.ValueKind == JsonValueKind.Number).Select(c => c.GetDouble()).ToList();
            if (numbers.Count > 1 && numbers.Count * 2 > cells.Count)
            {
                sentences.Add($"{column.Name}: {Number(numbers.Min())} to {Number(numbers.Max())}, mean {Number(numbers.Average())}, sum {Number(numbers.Sum())}{Largest(table, index)}");
            }
            else if (cells.Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!).CountBy(s => s).OrderByDescending(p => p.Value).FirstOrDefault() is { Value: > 1 } top)
            {
                sentences.Add($"{column.Name}: most often “{top.Key}” ({top.Value} of {cells.Count})");
            }

            if (sentences.Count == MostColumns)
            {
                break;
            }
        }

        return sentences;
    }

    private static string Largest(TableValue table, int index)
    {
        var label = Enumerable.Range(0, table.Columns.Count).FirstOrDefault(i => table.Columns[i].Type == "text", -1);
        var top = table.Rows.Where(r => r.Count > index && r[index].ValueKind == JsonValueKind.Number).MaxBy(r => r[index].GetDouble());
        return label < 0 || top is null ? "" : $"; highest for {TableValue.Text(top[label])}";
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
