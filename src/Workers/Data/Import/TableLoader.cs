using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;
using Cadre.Workers.Data.Query;

namespace Cadre.Workers.Data.Import;

/// <summary>A table on disk in the standard types.</summary>
internal sealed record LoadedTable(string Name, string ParquetPath, IReadOnlyList<ColumnSchema> Columns, long RowCount, long Rejected)
{
    internal string From => $"read_parquet({Sql.Text(ParquetPath)})";
}

/// <summary>Brings a source of any format to one Parquet file in the standard types.</summary>
internal static class TableLoader
{
    private const double MostRejected = 0.5;

    internal static Outcome<LoadedTable> Load(Job job, int index, string parquetPath)
    {
        var source = job.Request.Tables[index];
        if (!Locate(job, source, index).Try(out var path, out var failure)) return failure;
        if (!FormatSniffer.Detect(path, source.Format).Try(out var kind, out failure)) return failure;
        job.Progress.Report("import", 0.1, $"reading {kind.ToString().ToLowerInvariant()}");
        if (!Open(job, source, path, kind).Try(out var relation, out failure)) return failure;
        try
        {
            return Store(job, index, relation, parquetPath, retry: true);
        }
        catch (EngineException error) when (kind is FileKind.Json or FileKind.Parquet && EngineFailures.Of(error).Code == "engine.refused")
        {
            return kind == FileKind.Json ? JsonSource.Damaged(error) : ParquetSource.Damaged(EngineFailures.Clean(error.Message));
        }
    }

    internal static Failure TooManyRows(Job job) => new(
        "limit.rows", $"The table has more than {job.Request.Limits.MaxRows} rows.", "Filter or split the file, or raise the step's limit.");

    private static Outcome<string> Locate(Job job, TableSource source, int index)
    {
        string path;
        if (source.Inline is { } text)
        {
            path = Path.Combine(job.Folder.Scratch, $"inline-{index}");
            File.WriteAllText(path, text);
        }
        else if (source.Path is null)
        {
            return new Failure("request.tables", "A table needs a path or inline text.", "Give tables[].path or tables[].inline.");
        }
        else if (!job.Folder.Resolve(source.Path).Try(out path!, out var outside))
        {
            return outside;
        }
        var file = new FileInfo(path);
        if (!file.Exists) return new Failure("file.missing", $"There is no file '{source.Path}'.", "Check the name; it is relative to the working folder.");
        if (file.Length == 0) return new Failure("file.empty", "The file is empty.", "Give a table with a header and rows.");
        return file.Length <= job.Request.Limits.MaxInputBytes
            ? path
            : new Failure("limit.bytes", $"The file has {file.Length} bytes; at most {job.Request.Limits.MaxInputBytes} are read.", "Split the file, or save it as Parquet, which takes about a tenth of the room.");
    }

    private static Outcome<Relation> Open(Job job, TableSource source, string path, FileKind kind)
    {
        if (kind == FileKind.Parquet) return ParquetSource.Open(job, path);
        if (kind == FileKind.Workbook) return SpreadsheetSource.Open(job, path, source.Sheet);
        if (!TextNormalizer.Prepare(job, path).Try(out var text, out var failure)) return failure;
        return kind == FileKind.Json ? JsonSource.Open(job, text) : DelimitedSource.Open(job, text, source.Format);
    }

    private static Outcome<LoadedTable> Store(Job job, int index, Relation relation, string parquetPath, bool retry)
    {
        if (!StandardColumns.Of(job, relation).Try(out var columns, out var failure)) return failure;
        if (relation.HasRejects) DelimitedSource.ForgetRejects(job);
        var known = job.Warnings.Count;
        columns = DisguisedValues.Unmask(job, relation, columns);
        if (relation.HasRejects) DelimitedSource.ForgetRejects(job);
        job.Progress.Report("import", 0.4, $"{columns.Count} columns");
        var limit = job.Request.Limits.MaxRows;
        job.Engine.Run(
            $"COPY (SELECT {string.Join(", ", columns.Select(c => c.Select))} FROM {relation.From} LIMIT {limit + 1}) TO {Sql.Text(parquetPath)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)");
        var count = job.Engine.Scalar($"SELECT count(*) FROM read_parquet({Sql.Text(parquetPath)})").AsLong;
        if (count > limit) return TooManyRows(job);
        var rejected = 0L;
        if (relation.HasRejects)
        {
            (rejected, var byType) = DelimitedSource.Rejects(job, report: false);
            if (byType && retry)
            {
                job.Warnings.RemoveRange(known, job.Warnings.Count - known);
                return Store(job, index, DelimitedSource.Thorough(relation), parquetPath, retry: false);
            }
            if (rejected > MostRejected * (count + rejected)) return MostlyRejected(job, count, rejected);
            if (rejected > 0) WarnRejected(job, count, rejected);
        }
        return new LoadedTable(
            TableNames.Of(job.Request.Tables[index], index), parquetPath, columns.Select(c => new ColumnSchema(c.Name, c.Type)).ToList(), count, rejected);
    }

    private static void WarnRejected(Job job, long count, long rejected)
    {
        job.Warn("rows.rejected", $"{rejected} of {count + rejected} rows do not fit the table and were left out.");
        _ = DelimitedSource.Rejects(job, report: true);
    }

    private static Failure MostlyRejected(Job job, long count, long rejected)
    {
        _ = DelimitedSource.Rejects(job, report: true);
        var first = job.Warnings.Find(w => w.Code == "row.rejected");
        return new Failure(
            "file.ragged", $"{rejected} of {count + rejected} rows do not have the same fields as the header. {first?.Message}",
            "Save the file again with the same number of fields in each row and quotes around values that hold the separator.", first?.Line, first?.Column);
    }
}
