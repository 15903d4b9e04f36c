using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Export;

/// <summary>A table as a file of one format.</summary>
internal static class TableFile
{
    private const string TsvType = "text/tab-separated-values";

    internal static readonly string[] Formats = ["csv", "tsv", "json", "xlsx"];

    internal static Outcome<OutputFile> Write(Job job, LoadedTable table, string path, string format)
    {
        switch (format)
        {
            case "json":
                job.Engine.Run($"COPY (SELECT * FROM {table.From}) TO {Sql.Text(path)} (FORMAT json, ARRAY true)");
                return job.Folder.Describe(path, "application/json");
            case "xlsx" when table.RowCount >= XlsxExport.MostRows:
                return new Failure("limit.rows", $"A sheet holds at most {XlsxExport.MostRows - 1} rows; the table has {table.RowCount}.", "Export CSV, or filter the table first.");
            case "xlsx":
                XlsxExport.Write(job, table, path);
                return job.Folder.Describe(path, XlsxExport.MediaType);
            default:
                CsvExport.Write(job.Engine, table.From, table.Columns, path, format == "tsv" ? "\t" : ",");
                return job.Folder.Describe(path, format == "tsv" ? TsvType : CsvExport.MediaType);
        }
    }
}
