using System.Globalization;
using System.Text;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;
using ExcelDataReader;

namespace Cadre.Workers.Data.Import;

/// <summary>One sheet of a workbook, streamed row by row into a staging table of texts and typed by what was seen.</summary>
internal static class SpreadsheetSource
{
    private const string Staging = "workbook_rows";
    private const int TitleRows = 5;
    private const int ProgressEvery = 50_000;

    internal static Outcome<Relation> Open(Job job, string path, string? sheet)
    {
        if (IsZip(path) && ZipBounds.Check(path) is { } bomb) return bomb;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        long row = 0;
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateReader(stream);
            if (FindSheet(reader, sheet) is { } missing) return missing;
            return Read(job, reader, ref row);
        }
        catch (Exception error) when (error is not (EngineException or OperationCanceledException or OutOfMemoryException))
        {
            // The reader library reports damage by a dozen exception types, some of them accidental.
            var reason = error is ExcelDataReader.Exceptions.ExcelReaderException ? error.Message : "its structure is not valid";
            return Damaged(row, reason);
        }
    }

    private static Failure Damaged(long row, string reason) => new(
        "file.damaged", $"The workbook cannot be read{(row > 0 ? $" beyond row {row}" : "")}: {reason}.",
        "Open it in a spreadsheet program and save it again, without a password.", row > 0 ? row : null);

    private static bool IsZip(string path)
    {
        using var stream = File.OpenRead(path);
        return stream.ReadByte() == 'P';
    }

    private static Failure? FindSheet(IExcelDataReader reader, string? wanted)
    {
        if (reader.ResultsCount == 0) return Damaged(0, "it lists no sheets");
        var names = new List<string>();
        do
        {
            if (wanted is null ? reader.VisibleState == "visible" : string.Equals(reader.Name, wanted, StringComparison.OrdinalIgnoreCase)) return null;
            names.Add(reader.Name);
        }
        while (reader.NextResult());
        return new Failure("file.sheet", $"The workbook has no {(wanted is null ? "visible sheet" : $"sheet '{wanted}'")}.", "Sheets: " + string.Join(", ", names.Take(20)) + ".");
    }

    private static Outcome<Relation> Read(Job job, IExcelDataReader reader, ref long row)
    {
        if (!SkipToHeader(job, reader, ref row, out var width)) return new Failure("file.empty", "The sheet has no rows.", "Choose another sheet.");
        if (width > job.Request.Limits.MaxColumns)
            return new Failure("limit.columns", $"The sheet has {width} columns; at most {job.Request.Limits.MaxColumns} are read.", "Remove columns, or raise the step's limit.", row);
        var header = Enumerable.Range(0, width).All(i => reader.GetValue(i) is string or null);
        var names = ColumnNames.Tidy(Enumerable.Range(0, width).Select(i => header ? Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "" : ""));
        var columns = names.Select(name => new SpreadsheetColumn(name)).ToArray();
        job.Engine.Run($"CREATE TABLE {Staging} ({string.Join(",", names.Select(n => Sql.Name(n) + " VARCHAR"))})");
        using (var appender = new DuckAppender(job.Engine, Staging))
        {
            var more = !header || reader.Read();
            if (!header) job.Warn("xlsx.no-header", "The first row looks like data, so the columns have made-up names.", row);
            for (; more; more = reader.Read())
            {
                row = reader.Depth + 1;
                if (row > job.Request.Limits.MaxRows) return TableLoader.TooManyRows(job);
                AppendRow(job, reader, columns, appender);
                if (row % ProgressEvery == 0) job.Progress.Report("import", 0.5, $"{row} rows read");
            }
        }
        var casts = columns.Select(c => c.SqlType == "VARCHAR" ? Sql.Name(c.Name) : $"{Sql.Name(c.Name)}::{c.SqlType} AS {Sql.Name(c.Name)}");
        return new Relation($"(SELECT {string.Join(",", casts)} FROM {Staging})", Guess: Disguises.NumbersAndDates);
    }

    /// <summary>Skips empty rows and a title above the table; leaves the reader on the header row.</summary>
    private static bool SkipToHeader(Job job, IExcelDataReader reader, ref long row, out int width)
    {
        width = 0;
        var titles = 0;
        while (reader.Read())
        {
            row = reader.Depth + 1;
            var filled = Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetValue(i) is { } v && !string.IsNullOrWhiteSpace(v.ToString())).ToList();
            if (filled.Count == 0) continue;
            if (filled.Count == 1 && reader.FieldCount > 1 && titles < TitleRows && reader.GetValue(filled[0]) is string && reader.FieldCount <= job.Request.Limits.MaxColumns)
            {
                titles++;
                job.Warn("xlsx.title", $"Row {row} looks like a title and was skipped.", row);
                continue;
            }
            width = filled[^1] + 1;
            return true;
        }
        return false;
    }

    private static void AppendRow(Job job, IExcelDataReader reader, SpreadsheetColumn[] columns, DuckAppender appender)
    {
        job.Cancellation.ThrowIfCancellationRequested();
        var fields = reader.FieldCount;
        if (Enumerable.Range(0, Math.Min(fields, columns.Length)).All(i => reader.GetValue(i) is null)) return;
        for (var i = 0; i < columns.Length; i++) appender.Append(i < fields ? columns[i].Note(reader.GetValue(i)) : null);
        appender.EndRow();
    }
}
