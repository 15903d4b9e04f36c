using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Import;

/// <summary>import: any table file → table.parquet, schema, preview, counts and warnings.</summary>
internal static class ImportTable
{
    internal const string ParquetType = "application/vnd.apache.parquet";

    internal static Outcome<Response> Run(Job job)
    {
        if (!TableLoader.Load(job, 0, job.OutputPath("table.parquet")).Try(out var table, out var failure)) return failure;
        job.Progress.Report("import", 1, $"{table.RowCount} rows");
        var value = Preview.Of(job, table.From, table.Columns, table.RowCount, table.ParquetPath);
        return new Response
        {
            Ok = true,
            Operation = "import",
            Engine = DuckSession.Version,
            Table = value,
            Files = [value.File],
            Warnings = job.Warnings,
            Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["rows"] = table.RowCount, ["columns"] = table.Columns.Count, ["rejectedRows"] = table.Rejected },
        };
    }
}
