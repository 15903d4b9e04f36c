using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Export;

/// <summary>export: a table as CSV, JSON or XLSX.</summary>
internal static class ExportTable
{
    internal static Outcome<Response> Run(Job job)
    {
        var format = job.Request.Format;
        if (format is not ("csv" or "json" or "xlsx"))
            return new Failure("request.format", $"A table cannot be exported as '{format}'.", "Use csv, json or xlsx.");
        if (!TableLoader.Load(job, 0, Path.Combine(job.Folder.Scratch, "table.parquet")).Try(out var table, out var failure)) return failure;
        var path = job.OutputPath("table." + format);
        var mediaType = CsvExport.MediaType;
        if (format == "csv")
        {
            CsvExport.Write(job.Engine, table.From, table.Columns, path);
        }
        else if (format == "json")
        {
            mediaType = "application/json";
            job.Engine.Run($"COPY (SELECT * FROM {table.From}) TO {Sql.Text(path)} (FORMAT json, ARRAY true)");
        }
        else
        {
            mediaType = XlsxExport.MediaType;
            if (table.RowCount >= XlsxExport.MostRows)
                return new Failure("limit.rows", $"A sheet holds at most {XlsxExport.MostRows - 1} rows; the table has {table.RowCount}.", "Export CSV, or filter the table first.");
            XlsxExport.Write(job, table, path);
        }
        job.Progress.Report("export", 1, $"{table.RowCount} rows");
        return new Response
        {
            Ok = true,
            Operation = "export",
            Engine = DuckSession.Version,
            Files = [job.Folder.Describe(path, mediaType)],
            Warnings = job.Warnings,
            Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["rows"] = table.RowCount, ["columns"] = table.Columns.Count },
        };
    }
}
