using Cadre.Workers.Data.Engine;

namespace Cadre.Workers.Data.Profile;

/// <summary>Everything the worker can say about a table without being asked.</summary>
/// <param name="AssociationRows">Rows that correlations and group effects were computed on: all, or an even sample.</param>
internal sealed record TableProfile(
    long RowCount,
    long AssociationRows,
    IReadOnlyList<ColumnProfile> Columns,
    IReadOnlyList<Association> Associations,
    IReadOnlyList<OutlierProfile> Outliers,
    DuplicateProfile? Duplicates,
    MissingProfile Missing,
    IReadOnlyList<GroupComparison> Groups,
    IReadOnlyList<Trend> Trends,
    IReadOnlyList<Finding> Findings)
{
    internal ColumnProfile Column(string name) => Columns.First(c => c.Name == name);
}

/// <param name="Role">measure, dimension, identifier, time, text or constant: how the column is used in the analysis.</param>
/// <param name="DistinctApproximate">Whether <paramref name="Distinct"/> is a HyperLogLog estimate (large tables).</param>
internal sealed record ColumnProfile(
    string Name, string Type, string Role, long Count, long Nulls, long Distinct, bool DistinctApproximate,
    NumericProfile? Numeric, TextProfile? Text, DateProfile? Dates, IReadOnlyList<ValueCount> Top);

/// <param name="Std">Sample standard deviation (n − 1).</param>
/// <param name="Mad">Median of the absolute distances from the median.</param>
/// <param name="Quantiles">p1, p5, p25, p75, p95, p99: linear interpolation between order statistics (type 7).</param>
internal sealed record NumericProfile(
    double Min, double Max, double Mean, double Median, double? Std, double Sum, double? Skewness, double Mad, long Zeros, long Negatives,
    IReadOnlyDictionary<string, double> Quantiles, HistogramProfile Histogram)
{
    internal double Iqr => Quantiles["p75"] - Quantiles["p25"];
}

/// <summary>Bin i holds Edges[i] ≤ value &lt; Edges[i+1]; the last bin also its upper edge.</summary>
internal sealed record HistogramProfile(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts);

internal sealed record TextProfile(long MinLength, long MaxLength, double MeanLength, long Blank);

internal sealed record DateProfile(string Min, string Max, double SpanDays);

internal sealed record ValueCount(Cell Value, long Count, double Share);

/// <param name="Method">pearson, spearman, cramersV or correlationRatio.</param>
/// <param name="N">Rows where both columns have a value.</param>
internal sealed record Association(string A, string B, string Method, double Value, long N);

/// <summary>Outside the Tukey fences (1.5 IQR), and beyond 3.5 by the robust z-score 0.6745 (x − median) / MAD.</summary>
internal sealed record OutlierProfile(string Column, double LowFence, double HighFence, long OutsideFences, long RobustZ, double Share, IReadOnlyList<double> Examples);

internal sealed record DuplicateProfile(long Rows, double Share);

internal sealed record MissingProfile(long CompleteRows, long MissingCells, double Share, IReadOnlyList<ValueCount> ByColumn);

/// <param name="EtaSquared">Share of the measure's variance that the groups explain.</param>
internal sealed record GroupComparison(string Dimension, string Measure, double EtaSquared, long N, IReadOnlyList<GroupRow> Groups);

internal sealed record GroupRow(Cell Value, long Count, double Mean, double Median, double Sum, double Min, double Max);

/// <param name="Measure">Null when the trend is of the number of rows.</param>
/// <param name="Aggregate">count, mean or sum.</param>
/// <param name="Grain">day, week, month, quarter, year.</param>
/// <param name="Tau">Mann–Kendall tau; <paramref name="PValue"/> by its normal approximation, two-sided.</param>
internal sealed record Trend(
    string TimeColumn, string? Measure, string Aggregate, string Grain, IReadOnlyList<TrendPoint> Points,
    double SlopePerPeriod, double RSquared, double Tau, double PValue, double? ChangePercent)
{
    /// <summary>Where it turns; null when it goes one way or none.</summary>
    public TrendPoint? Turn { get; init; }
}

internal sealed record TrendPoint(string Period, double Value, long Count);

/// <param name="Kind">correlation, association, group, trend, outliers, skew, missing, duplicates, concentration, constant or identifier.</param>
/// <param name="Effect">0 to 1; findings are ranked by it.</param>
internal sealed record Finding(string Kind, string Title, string Detail, double Effect, IReadOnlyList<string> Columns, IReadOnlyList<string> Caveats);
