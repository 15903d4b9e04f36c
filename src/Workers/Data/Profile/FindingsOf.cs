using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Profile;

/// <summary>Picks what is worth telling about a profile and ranks it by effect size.</summary>
internal static class FindingsOf
{
    private const double WeakestAssociation = 0.3;
    private const double WeakestGroup = 0.06;
    private const double LargestP = 0.05;
    private const double WorthDoubt = 0.5;
    private const int MostPerKind = 5;
    private const int FewRows = 30;

    internal static IReadOnlyList<Finding> Profile(TableProfile profile) =>
    [
        .. Correlations(profile).Take(MostPerKind)
            .Concat(Categories(profile).Take(MostPerKind))
            .Concat(Groups(profile).Take(MostPerKind))
            .Concat(TrendsOver(profile).Take(MostPerKind))
            .Concat(QualityFindings.Of(profile))
            .OrderByDescending(f => f.Effect),
    ];

    private static IEnumerable<Finding> Correlations(TableProfile profile)
    {
        var spearman = profile.Associations.Where(a => a.Method == "spearman").ToDictionary(a => (a.A, a.B), a => a.Value);
        foreach (var a in profile.Associations.Where(a => a.Method == "pearson" && Math.Abs(a.Value) >= WeakestAssociation))
        {
            var rank = spearman.GetValueOrDefault((a.A, a.B), double.NaN);
            var caveats = Caveats(profile, a.N, Math.Abs(a.Value), "Moving together does not show that one causes the other.");
            if (double.IsFinite(rank) && Math.Abs(rank - a.Value) > 0.2)
                caveats.Add($"The rank correlation is {Num(rank)}: the relation is not a straight line, or a few values drive it.");
            if (Math.Abs(a.Value) > 0.999) caveats.Add("The columns are practically the same figure; one may be derived from the other.");
            yield return new Finding(
                "correlation", $"{Said(a.A)} and {Said(a.B)} {(a.Value > 0 ? "rise together" : "move in opposite directions")}",
                $"Pearson r = {Num(a.Value)}, so {Percent(a.Value * a.Value)} of the variance is shared; Spearman ρ = {Num(rank)}; n = {Whole(a.N)}.",
                Math.Abs(a.Value), [a.A, a.B], caveats);
        }
    }

    private static IEnumerable<Finding> Categories(TableProfile profile) =>
        from a in profile.Associations
        where a.Method == "cramersV" && a.Value >= WeakestAssociation
        select new Finding(
            "association", $"{Said(a.A)} and {Said(a.B)} go together", $"Cramér's V (bias-corrected) = {Num(a.Value)}; n = {Whole(a.N)}.", a.Value, [a.A, a.B],
            Caveats(profile, a.N, a.Value, "Association does not show cause."));

    private static IEnumerable<Finding> Groups(TableProfile profile)
    {
        foreach (var g in profile.Groups.Where(g => g.EtaSquared >= WeakestGroup && g.Groups.Count > 1))
        {
            var (top, last) = (g.Groups[0], g.Groups[^1]);
            var caveats = Caveats(profile, g.N, Math.Sqrt(g.EtaSquared), "The groups may differ in other ways too.");
            if (g.Groups.Min(r => r.Count) < FewRows) caveats.Add($"The smallest group has {Whole(g.Groups.Min(r => r.Count))} rows.");
            yield return new Finding(
                "group", $"{Said(g.Measure)} differs by {Said(g.Dimension)}: highest for {Named(g.Dimension, top.Value)}",
                $"Mean {Said(g.Measure)} is {Num(top.Mean)} for {Named(g.Dimension, top.Value)} and {Num(last.Mean)} for {Named(g.Dimension, last.Value)}; {Said(g.Dimension)} explains {Percent(g.EtaSquared)} of the variance (η² = {Num(g.EtaSquared)}, n = {Whole(g.N)}).",
                Math.Sqrt(g.EtaSquared), [g.Dimension, g.Measure], caveats);
        }
    }

    private static IEnumerable<Finding> TrendsOver(TableProfile profile) =>
        profile.Trends.Where(t => t.Turn is not null || (t.PValue < LargestP && Math.Abs(t.Tau) >= WeakestAssociation)).OrderByDescending(t => Math.Abs(t.Tau)).Select(t => new Finding(
            "trend", $"{TrendSubject(t)} {Course(t)}",
            $"From {Num(t.Points[0].Value)} ({Period(t, 0)}) to {Num(t.Points[^1].Value)} ({Period(t, ^1)}){(t.ChangePercent is { } c ? $", {Signed(c)} %" : "")}; slope {Num(t.SlopePerPeriod)} per {t.Grain}, R² = {Num(t.RSquared)}; Mann–Kendall τ = {Num(t.Tau)}, p {PValue(t.PValue)}; {t.Points.Count} {t.Grain}s.",
            (t.Turn is null ? Math.Abs(t.Tau) : Math.Max(0.6, Math.Abs(t.Tau))) * 0.95, t.Measure is null ? [t.TimeColumn] : [t.TimeColumn, t.Measure],
            [
                "The first and the last period may be incomplete.",
                .. t.Points.Count < 12 ? ["There are few periods; the trend may not hold."] : Array.Empty<string>(),
                .. t.Aggregate == "count" ? ["It counts rows of this file, which depends on what was collected."] : Array.Empty<string>(),
            ]));

    private static List<string> Caveats(TableProfile profile, long n, double effect, string first)
    {
        var caveats = new List<string> { first };
        if (n < FewRows) caveats.Add($"Only {Whole(n)} rows; it may be chance.");
        if (profile.AssociationRows < profile.RowCount) caveats.Add($"Computed on an even sample of {Whole(profile.AssociationRows)} of {Whole(profile.RowCount)} rows.");
        if (effect < WorthDoubt && profile.Associations.Count > 20) caveats.Add("Many pairs were compared, so some will look related by chance.");
        return caveats;
    }
}
