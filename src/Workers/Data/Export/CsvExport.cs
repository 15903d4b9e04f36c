using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Export;

/// <summary>UTF-8 CSV with a header, formulas defused.</summary>
internal static class CsvExport
{
    internal const string MediaType = "text/csv";

    internal static void Write(DuckSession engine, string from, IReadOnlyList<ColumnSchema> columns, string path, string delimiter = ",") =>
        engine.Run($"COPY (SELECT {Formulas.DefusedColumns(columns)} FROM {from}) TO {Sql.Text(path)} (FORMAT csv, HEADER true, DELIMITER {Sql.Text(delimiter)})");
}
