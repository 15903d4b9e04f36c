using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Export;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;
using Cadre.Workers.Data.Shape;

namespace Cadre.Workers.Data.Query;

/// <summary>query: filters, one SELECT, sort and limit over the given tables → result.parquet, result.csv and a preview.</summary>
internal static class QueryTables
{
    private const string Unshaped = "cadre source";

    internal static Outcome<Response> Run(Job job)
    {
        if (ExtraFiles.Check(job.Request.Formats) is { } unknown) return unknown;
        var parquet = job.OutputPath("result.parquet");
        var csv = job.OutputPath("result.csv");
        var tables = new List<LoadedTable>();
        for (var i = 0; i < job.Request.Tables.Count; i++)
        {
            if (!TableLoader.Load(job, i, Path.Combine(job.Folder.Scratch, $"table-{i}.parquet")).Try(out var table, out var failure)) return failure;
            tables.Add(table);
        }
        var first = tables[0];
        if (!FilterSql.Where(job.Request.Filters, first.Columns).Try(out var where, out var wrong)) return wrong;

        // The engine writes beside an existing file and renames, which the lock would refuse.
        var more = ExtraFiles.Paths(job);
        string[] results = [parquet, csv, .. more];
        foreach (var path in results) File.Delete(path);

        // From here on the statement is the person's: the engine may touch only our own tables and results.
        job.Engine.Lock([.. tables.Select(t => t.ParquetPath), .. results]);
        foreach (var table in tables)
            job.Engine.Run($"CREATE VIEW {Sql.Name(table == first ? Unshaped : table.Name)} AS SELECT * FROM {table.From}{(table == first ? where : "")}");
        if (!ShapeTables.Views(job, Unshaped, tables).Try(out var shaped, out wrong)) return wrong;
        job.Engine.Run($"CREATE VIEW {Sql.Name(first.Name)} AS SELECT * FROM {Sql.Name(shaped)}");
        if (!Statement(job, first).Try(out var statement, out wrong)) return wrong;
        return Store(job, statement, parquet, csv);
    }

    private static Outcome<string> Statement(Job job, LoadedTable first)
    {
        if (job.Request.Sql is not { } sql) return $"SELECT * FROM {Sql.Name(first.Name)}";
        return SelectOnly.Check(job.Engine, sql).Try(out var statement, out var failure) ? statement : failure;
    }

    private static Outcome<Response> Store(Job job, string statement, string parquet, string csv)
    {
        job.Progress.Report("query", 0.6, "running");
        if (!StandardColumns.Of(job, new Relation($"({statement}\n)")).Try(out var columns, out var failure)) return failure;
        var schema = columns.Select(c => new ColumnSchema(c.Name, c.Type)).ToList();
        if (!FilterSql.OrderBy(job.Request.Sort, schema).Try(out var order, out failure)) return failure;
        var limit = Math.Min(job.Request.Limit ?? long.MaxValue - 1, job.Request.Limits.MaxRows + 1);
        job.Engine.Run(
            $"COPY (SELECT * FROM (SELECT {string.Join(", ", columns.Select(c => c.Select))} FROM ({statement}\n)){order} LIMIT {limit}) TO {Sql.Text(parquet)} (FORMAT parquet, COMPRESSION zstd)");
        var from = $"read_parquet({Sql.Text(parquet)})";
        var count = job.Engine.Scalar($"SELECT count(*) FROM {from}").AsLong;
        if (count > job.Request.Limits.MaxRows) return TableLoader.TooManyRows(job);
        CsvExport.Write(job.Engine, from, schema, csv);
        if (!ExtraFiles.Write(job, new LoadedTable("result", parquet, schema, count, 0)).Try(out var more, out failure)) return failure;
        job.Progress.Report("query", 1, $"{count} rows");
        var value = Preview.Of(job, from, schema, count, parquet);
        return new Response
        {
            Ok = true,
            Operation = "query",
            Engine = DuckSession.Version,
            Table = value,
            Files = [value.File, job.Folder.Describe(csv, CsvExport.MediaType), .. more],
            Warnings = job.Warnings,
            Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["rows"] = count, ["columns"] = schema.Count },
        };
    }
}
