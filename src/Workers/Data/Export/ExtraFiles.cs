using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Export;

/// <summary>The formats a query's result is wanted in beside Parquet and CSV.</summary>
internal static class ExtraFiles
{
    internal static Failure? Check(IReadOnlyList<string> formats) => formats.FirstOrDefault(f => f == "csv" || !TableFile.Formats.Contains(f)) is { } unknown
        ? new Failure("request.format", $"A result cannot also be made as '{unknown}'.", "Use tsv, json or xlsx; Parquet and CSV are always made.")
        : null;

    internal static IReadOnlyList<string> Paths(Job job) => job.Request.Formats.Distinct(StringComparer.Ordinal).Select(f => job.OutputPath("result." + f)).ToList();

    internal static Outcome<IReadOnlyList<OutputFile>> Write(Job job, LoadedTable result)
    {
        var files = new List<OutputFile>();
        foreach (var path in Paths(job))
        {
            if (!TableFile.Write(job, result, path, Path.GetExtension(path)[1..]).Try(out var file, out var failure)) return failure;
            files.Add(file);
        }
        return files;
    }
}
