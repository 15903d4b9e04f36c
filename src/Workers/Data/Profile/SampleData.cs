using System.Globalization;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Profile;

/// <summary>Codes of a categorical column: −1 missing, else the position in <see cref="Kinds"/>.</summary>
internal sealed record Coded(string Name, int[] Codes, IReadOnlyList<string> Kinds);

/// <summary>
/// The rows that associations are computed on, in columns: all rows of a table up to <see cref="MostRows"/>, else an even sample
/// that depends on row numbers only, so the same table always gives the same figures.
/// </summary>
internal sealed class SampleData
{
    internal const int MostRows = 50_000;
    private const int MostMeasures = 20;
    private const int MostDimensions = 15;

    private SampleData(IReadOnlyDictionary<string, double[]> numbers, IReadOnlyList<Coded> categories, long rows)
    {
        Numbers = numbers;
        Categories = categories;
        Rows = rows;
    }

    internal IReadOnlyDictionary<string, double[]> Numbers { get; }

    internal IReadOnlyList<Coded> Categories { get; }

    internal long Rows { get; }

    internal static SampleData Read(Job job, LoadedTable table, IReadOnlyList<ColumnProfile> columns)
    {
        var every = (long)Math.Ceiling((double)table.RowCount / MostRows);
        var from = every <= 1 ? table.From : string.Create(
            CultureInfo.InvariantCulture, $"read_parquet({Sql.Text(table.ParquetPath)}, file_row_number=true) WHERE hash(file_row_number) % {every} = 0");
        var measures = columns.Where(c => c.Role == ColumnRoles.Measure).OrderByDescending(c => c.Count).Take(MostMeasures).ToList();
        var dimensions = columns.Where(c => c.Role == ColumnRoles.Dimension).OrderBy(c => c.Distinct).Take(MostDimensions).ToList();
        var rows = job.Engine.Scalar($"SELECT count(*) FROM {from}").AsLong;
        var numbers = ReadNumbers(job, from, measures, rows);
        var categories = ReadCategories(job, from, dimensions, rows);
        return new SampleData(numbers, categories, rows);
    }

    private static Dictionary<string, double[]> ReadNumbers(Job job, string from, List<ColumnProfile> columns, long count)
    {
        var found = columns.ToDictionary(c => c.Name, _ => new double[count], StringComparer.Ordinal);
        if (columns.Count == 0) return found;
        using var rows = job.Engine.Query($"SELECT {string.Join(", ", columns.Select(c => Sql.Name(c.Name) + "::DOUBLE"))} FROM {from}");
        for (var start = 0; rows.ReadChunk(); start += rows.ChunkSize)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                var target = found[columns[column].Name];
                for (var row = 0; row < rows.ChunkSize; row++) target[start + row] = rows.Value(column, row).AsDouble;
            }
        }
        return found;
    }

    private static List<Coded> ReadCategories(Job job, string from, List<ColumnProfile> columns, long count)
    {
        if (columns.Count == 0) return [];
        var codes = columns.Select(_ => new int[count]).ToArray();
        var kinds = columns.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)).ToArray();
        using var rows = job.Engine.Query($"SELECT {string.Join(", ", columns.Select(c => Sql.Name(c.Name) + "::VARCHAR"))} FROM {from}");
        for (var start = 0; rows.ReadChunk(); start += rows.ChunkSize)
            for (var column = 0; column < columns.Count; column++)
                for (var row = 0; row < rows.ChunkSize; row++)
                    codes[column][start + row] = Code(kinds[column], rows.Value(column, row));
        return columns.Select((c, i) => new Coded(c.Name, codes[i], [.. kinds[i].Keys])).ToList();
    }

    private static int Code(Dictionary<string, int> kinds, Cell cell)
    {
        if (cell.Text is not { } text) return -1;
        if (!kinds.TryGetValue(text, out var code)) kinds.Add(text, code = kinds.Count);
        return code;
    }
}
