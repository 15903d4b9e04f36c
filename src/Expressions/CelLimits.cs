namespace Cadre.Expressions;

/// <summary>The walls around one expression. Every value has a non-zero default; crossing one is a typed error, never an exception.</summary>
public sealed record CelLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static CelLimits Default { get; } = new();

    /// <summary>Longest source text in UTF-16 characters. Default 65 536.</summary>
    public int SourceLength { get; init; } = 64 * 1024;

    /// <summary>Deepest syntax tree. Default 128. Values above 512 are treated as 512, which keeps the stack safe.</summary>
    public int Depth { get; init; } = 128;

    /// <summary>Most nodes in one syntax tree. Default 10 000.</summary>
    public int Nodes { get; init; } = 10_000;

    /// <summary>Evaluation budget. One node, one loop turn, one compared element or about ten characters cost one. Default 1 000 000.</summary>
    public long Cost { get; init; } = 1_000_000;

    /// <summary>Most elements of one list or map made by an expression. Default 100 000.</summary>
    public int Elements { get; init; } = 100_000;

    /// <summary>Longest string or byte sequence made by an expression, in characters or bytes. Default 1 048 576.</summary>
    public int Text { get; init; } = 1024 * 1024;

    /// <summary>Most JSON values in the result. Default 100 000.</summary>
    public int ResultNodes { get; init; } = 100_000;

    /// <summary>Most characters of text in the result, keys included. Default 4 194 304.</summary>
    public int ResultText { get; init; } = 4 * 1024 * 1024;

    /// <summary>Longest regular expression. Default 512 characters.</summary>
    public int Pattern { get; init; } = 512;

    internal int SafeDepth => Math.Min(Depth, 512);
}
