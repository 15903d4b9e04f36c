using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Export;

/// <summary>export: a table as CSV, TSV, JSON or XLSX.</summary>
internal static class ExportTable
{
    internal static Outcome<Response> Run(Job job)
    {
        var format = job.Request.Format;
        if (!TableFile.Formats.Contains(format))
            return new Failure("request.format", $"A table cannot be exported as '{format}'.", "Use csv, tsv, json or xlsx.");
        if (!TableLoader.Load(job, 0, Path.Combine(job.Folder.Scratch, "table.parquet")).Try(out var table, out var failure)) return failure;
        if (!TableFile.Write(job, table, job.OutputPath("table." + format), format!).Try(out var file, out failure)) return failure;
        job.Progress.Report("export", 1, $"{table.RowCount} rows");
        return new Response
        {
            Ok = true,
            Operation = "export",
            Engine = DuckSession.Version,
            Files = [file],
            Warnings = job.Warnings,
            Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["rows"] = table.RowCount, ["columns"] = table.Columns.Count },
        };
    }
}
