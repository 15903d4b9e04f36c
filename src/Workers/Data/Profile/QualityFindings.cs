using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Profile;

/// <summary>Findings about the data itself: gaps, repeats, odd values, lopsided or useless columns.</summary>
internal static class QualityFindings
{
    private const double ManyMissing = 0.05;
    private const double Dominant = 0.9;
    private const double Skewed = 2;
    private const int MostPerKind = 3;

    internal static IEnumerable<Finding> Of(TableProfile profile) =>
        Missing(profile).Concat(Duplicates(profile)).Concat(Outliers(profile)).Concat(Skew(profile)).Concat(Lopsided(profile));

    private static IEnumerable<Finding> Missing(TableProfile profile) =>
        profile.Missing.ByColumn.Where(m => m.Share >= ManyMissing).Take(MostPerKind).Select(m => new Finding(
            "missing", $"{Said(m.Value.Text ?? "")} is missing in {Percent(m.Share)} of the rows", $"{Whole(m.Count)} of {Whole(profile.RowCount)} values are missing.",
            Math.Min(0.9, m.Share), [m.Value.Text ?? ""], ["Figures on this column describe only the rows that have it, which may not be typical."]));

    private static IEnumerable<Finding> Duplicates(TableProfile profile)
    {
        if (profile.Duplicates is not { Rows: > 0 } d) yield break;
        yield return new Finding(
            "duplicates", $"{Whole(d.Rows)} rows repeat an earlier row", $"{Percent(d.Share)} of all rows are the same as another in every column.",
            Math.Min(0.9, 0.2 + d.Share), [], ["Repeats can be right, for instance when a table has no identifier."]);
    }

    private static IEnumerable<Finding> Outliers(TableProfile profile) =>
        profile.Outliers.Where(o => o.RobustZ > 0 && o.Share < 0.1).OrderByDescending(o => o.RobustZ).Take(MostPerKind).Select(o => new Finding(
            "outliers", $"{Said(o.Column)} has {Whole(o.OutsideFences)} values far from the rest",
            $"They lie outside {Num(o.LowFence)} to {Num(o.HighFence)} (1.5 IQR); {Whole(o.RobustZ)} are also beyond a robust z-score of 3.5. Most extreme: {string.Join(", ", o.Examples.Take(3).Select(Num))}.",
            Math.Min(0.5, 0.15 + o.Share), [o.Column], ["An extreme value is not an error by itself; a skewed column has many."]));

    private static IEnumerable<Finding> Skew(TableProfile profile) =>
        profile.Columns.Where(c => c.Role == ColumnRoles.Measure && c.Numeric?.Skewness is { } s && Math.Abs(s) >= Skewed)
            .OrderByDescending(c => Math.Abs(c.Numeric!.Skewness!.Value)).Take(MostPerKind).Select(c => new Finding(
                "skew", $"{Said(c.Name)} is strongly skewed, so the median says more than the mean",
                $"Median {Num(c.Numeric!.Median)}, mean {Num(c.Numeric.Mean)}, skewness {Num(c.Numeric.Skewness!.Value)}.",
                Math.Min(0.45, Math.Abs(c.Numeric.Skewness.Value) / 20), [c.Name], []));

    private static IEnumerable<Finding> Lopsided(TableProfile profile)
    {
        foreach (var c in profile.Columns)
        {
            if (c.Role == ColumnRoles.Constant)
                yield return new Finding("constant", c.Count == 0 ? $"{Said(c.Name)} is empty" : $"{Said(c.Name)} has one value only", "It carries no information for comparisons.", 0.1, [c.Name], []);
            else if (c.Top is [{ Share: >= Dominant } top, ..])
                yield return new Finding("concentration", $"{Said(c.Name)} is almost always {Shown(top.Value)}", $"{Percent(top.Share)} of its values.", 0.25, [c.Name], []);
        }
    }
}
