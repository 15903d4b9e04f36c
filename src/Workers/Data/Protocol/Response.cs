using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Models;
using Cadre.Workers.Data.Profile;

namespace Cadre.Workers.Data.Protocol;

/// <summary>The one JSON object the worker writes to standard output.</summary>
internal sealed record Response
{
    public required bool Ok { get; init; }

    public required string Operation { get; init; }

    public string? Engine { get; init; }

    public Failure? Error { get; init; }

    public TableValue? Table { get; init; }

    public IReadOnlyList<OutputFile>? Files { get; init; }

    public TableProfile? Profile { get; init; }

    /// <summary>What was fitted (analyse).</summary>
    public TableModels? Models { get; init; }

    /// <summary>Markdown (analyse).</summary>
    public string? Report { get; init; }

    public IReadOnlyList<ChartFile>? Charts { get; init; }

    public IReadOnlyList<Warning>? Warnings { get; init; }

    public IReadOnlyDictionary<string, double>? Figures { get; init; }

    internal static Response Failed(string operation, Failure error) => new() { Ok = false, Operation = operation, Error = error };
}

/// <summary>A table as it travels between blocks: the schema, a preview and the file with everything.</summary>
internal sealed record TableValue(
    IReadOnlyList<ColumnSchema> Columns, IReadOnlyList<Cell[]> Rows, long RowCount, OutputFile File);

/// <summary>Type is text, integer, number, boolean, date or timestamp.</summary>
internal sealed record ColumnSchema(string Name, string Type);

/// <summary>A file in the working folder.</summary>
internal sealed record OutputFile(string Path, string MediaType, long Size);

internal sealed record ChartFile(string Path, string Kind, string Title, string Caption, long Size);

/// <summary>Something the person should know about a result that was produced all the same.</summary>
internal sealed record Warning(string Code, string Message, long? Line = null, string? Column = null);

/// <summary>Why a request was not carried out, and what to do about it.</summary>
internal sealed record Failure(string Code, string Message, string Fix, long? Line = null, string? Column = null);
