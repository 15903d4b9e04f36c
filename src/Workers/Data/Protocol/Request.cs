using Cadre.Workers.Data.Engine;

namespace Cadre.Workers.Data.Protocol;

/// <summary>What the worker is asked to do. Paths are relative to the working folder. (Optional properties are settable, not init-only: the compiled
/// reader assigns every init-only property, which would lose the defaults.)</summary>
internal sealed record Request
{
    /// <summary>import, query, profile, analyse or export.</summary>
    public required string Operation { get; init; }

    /// <summary>The tables; the first one is called <c>data</c> unless it says otherwise.</summary>
    public IReadOnlyList<TableSource> Tables { get; set; } = [];

    /// <summary>Folder for what is written.</summary>
    public string Output { get; set; } = ".";

    public IReadOnlyList<Filter> Filters { get; set; } = [];

    /// <summary>A second table beside the first (query).</summary>
    public JoinTables? Join { get; set; }

    public GroupRows? Group { get; set; }

    public PivotTable? Pivot { get; set; }

    /// <summary>More files of the result (query): xlsx, json, tsv.</summary>
    public IReadOnlyList<string> Formats { get; set; } = [];

    /// <summary>One SELECT or WITH statement.</summary>
    public string? Sql { get; set; }

    public IReadOnlyList<SortKey> Sort { get; set; } = [];

    public long? Limit { get; set; }

    /// <summary>csv, tsv, json or xlsx (export).</summary>
    public string? Format { get; set; }

    public string? Question { get; set; }

    public string? Title { get; set; }

    /// <summary>The measure of most interest (analyse).</summary>
    public string? Target { get; set; }

    public IReadOnlyList<string> GroupBy { get; set; } = [];

    /// <summary>regression, clusters, forecast, text; none means all that fit the table (analyse).</summary>
    public IReadOnlyList<string> Methods { get; set; } = [];

    public int MaxCharts { get; set; } = 12;

    public int PreviewRows { get; set; } = 200;

    public Limits Limits { get; set; } = new();
}

/// <summary>A file (<see cref="Path"/>) or text given in the request (<see cref="Inline"/>).</summary>
internal sealed record TableSource
{
    public string? Name { get; set; }

    public string? Path { get; set; }

    public string? Inline { get; set; }

    /// <summary>auto, csv, tsv, json, jsonl, xlsx or parquet.</summary>
    public string Format { get; set; } = "auto";

    /// <summary>Name of the sheet of a workbook; the first visible one otherwise.</summary>
    public string? Sheet { get; set; }
}

/// <summary>Keeps rows where the column stands in the relation <see cref="Op"/> to <see cref="Value"/>.</summary>
internal sealed record Filter
{
    public required string Column { get; init; }

    /// <summary>=, !=, &lt;, &lt;=, &gt;, &gt;=, contains, startsWith, endsWith, in, notIn, between, isNull, notNull.</summary>
    public required string Op { get; init; }

    public Cell Value { get; set; }

    public IReadOnlyList<Cell> Values { get; set; } = [];
}

internal sealed record SortKey
{
    public required string Column { get; init; }

    public bool Descending { get; set; }
}

/// <summary>Bounds of one request.</summary>
internal sealed record Limits
{
    /// <summary>Memory the engine may use for tables; it spills to disk beyond.</summary>
    public int MemoryMb { get; set; } = 256;

    public int Seconds { get; set; } = 60;

    public long MaxInputBytes { get; set; } = 1L << 30;

    public long MaxRows { get; set; } = 20_000_000;

    public int MaxColumns { get; set; } = 500;
}
