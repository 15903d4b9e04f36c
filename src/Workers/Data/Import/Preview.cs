using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>The first rows of a table, with long texts shortened.</summary>
internal static class Preview
{
    private const int LongestText = 1000;

    internal static TableValue Of(Job job, string from, IReadOnlyList<ColumnSchema> columns, long rowCount, string parquetPath)
    {
        using var rows = job.Engine.Query($"SELECT * FROM {from} LIMIT {job.Request.PreviewRows}");
        var preview = rows.ToList();
        Shorten(preview);
        return new TableValue(columns, preview, rowCount, job.Folder.Describe(parquetPath, ImportTable.ParquetType));
    }

    /// <summary>Cuts long texts.</summary>
    internal static void Shorten(IReadOnlyList<Cell[]> rows)
    {
        foreach (var row in rows)
            for (var i = 0; i < row.Length; i++)
                if (row[i].Text is { Length: > LongestText } text) row[i] = Cell.Of(string.Concat(text.AsSpan(0, LongestText), "…"));
    }
}
