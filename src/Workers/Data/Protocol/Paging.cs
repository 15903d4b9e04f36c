using Cadre.Workers.Data.Engine;

namespace Cadre.Workers.Data.Protocol;

/// <summary>One look at an open table: a line of standard input after the request (browse).</summary>
internal sealed record PageRequest
{
    public long Offset { get; set; }

    public int Rows { get; set; } = 100;

    public IReadOnlyList<Filter> Filters { get; set; } = [];

    public IReadOnlyList<SortKey> Sort { get; set; } = [];
}

/// <summary>The answer to a look: a line of standard output.</summary>
internal sealed record PageResponse
{
    public required bool Ok { get; init; }

    public Failure? Error { get; init; }

    /// <summary>Rows that the filters keep.</summary>
    public long RowCount { get; init; }

    public IReadOnlyList<Cell[]>? Rows { get; init; }

    internal static PageResponse Failed(Failure error) => new() { Ok = false, Error = error };
}
