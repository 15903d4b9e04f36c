namespace Cadre.Workers.Data.Import;

/// <summary>What a file turned out to be.</summary>
internal enum FileKind
{
    Delimited,
    Json,
    Workbook,
    Parquet,
}
