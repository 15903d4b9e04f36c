namespace Cadre.Workers.Data.Protocol;

/// <summary>Puts the columns of a second table beside those of the first, where the keys are equal.</summary>
internal sealed record JoinTables
{
    /// <summary>inner, left, right, full, semi (rows that have a match) or anti (rows that have none).</summary>
    public string Kind { get; set; } = "left";

    /// <summary>The other table's name; the second table unless named.</summary>
    public string? Table { get; set; }

    public IReadOnlyList<JoinKey> On { get; set; } = [];
}

/// <summary>Columns that must be equal; <see cref="Right"/> is called like <see cref="Left"/> unless named.</summary>
internal sealed record JoinKey
{
    public required string Left { get; init; }

    public string? Right { get; set; }
}

/// <summary>One row per group. Without <see cref="By"/> the whole table is one group.</summary>
internal sealed record GroupRows
{
    public IReadOnlyList<string> By { get; set; } = [];

    public IReadOnlyList<Measure> Measures { get; set; } = [];
}

/// <summary>A figure of a group.</summary>
internal sealed record Measure
{
    /// <summary>count, countDistinct, sum, mean, median, min, max, std, first or last.</summary>
    public string Function { get; set; } = "count";

    /// <summary>Of which column; count needs none.</summary>
    public string? Column { get; set; }

    /// <summary>What the new column is called.</summary>
    public string? Name { get; set; }
}

/// <summary>One row per combination of <see cref="Rows"/>, one column per value of <see cref="Columns"/>.</summary>
internal sealed record PivotTable
{
    public IReadOnlyList<string> Rows { get; set; } = [];

    public string Columns { get; set; } = "";

    /// <summary>The column that the cells are computed from; count needs none.</summary>
    public string? Values { get; set; }

    public string Function { get; set; } = "sum";

    /// <summary>Whether each row ends with its total over all columns.</summary>
    public bool Totals { get; set; }
}
