using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Profile;
using Cadre.Workers.Data.Protocol;
using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Report;

/// <summary>What the figures say to a question; <see cref="Groups"/> and <see cref="Trend"/> are what a chart of it would show.</summary>
internal sealed record Answer(IReadOnlyList<string> Sentences, GroupComparison? Groups, Trend? Trend, Association? Pair);

/// <summary>Answers a matched question from the profile, computing the comparison it names when the profile does not have it.</summary>
internal static class QuestionAnswer
{
    internal static Answer? Of(Job job, LoadedTable table, TableProfile profile, MatchedQuestion? question)
    {
        if (question is null || (question.Columns.Count == 0 && question.Values.Count == 0 && !question.AsksTime)) return null;
        var measure = question.Measures.FirstOrDefault() ?? profile.Columns.FirstOrDefault(c => string.Equals(c.Name, job.Request.Target, StringComparison.OrdinalIgnoreCase));
        var dimension = question.Dimensions.FirstOrDefault() ?? (question.Values.Count > 0 ? profile.Column(question.Values[0].Column) : null);
        var sentences = new List<string>();
        var groups = measure is not null && dimension is not null ? Compare(job, table, profile, measure, dimension, question, sentences) : null;
        var trend = question.AsksTime || question.Columns.Any(c => c.Role == ColumnRoles.Time) ? Over(profile, measure, sentences) : null;
        var pair = groups is null && trend is null ? Related(profile, question, measure, sentences) : null;
        if (sentences.Count == 0 && dimension is not null) CountBy(dimension, question, sentences);
        if (sentences.Count == 0 && measure is not null) Describe(measure, question, sentences);
        return sentences.Count == 0 ? null : new Answer(sentences, groups, trend, pair);
    }

    private static GroupComparison? Compare(
        Job job, LoadedTable table, TableProfile profile, ColumnProfile measure, ColumnProfile dimension, MatchedQuestion question, List<string> sentences)
    {
        var known = profile.Groups.FirstOrDefault(g => g.Dimension == dimension.Name && g.Measure == measure.Name);
        var rows = known?.Groups ?? GroupComparisons.Groups(job, table, dimension.Name, measure.Name);
        if (rows.Count < 2) return null;
        var byTotal = question.AsksTotal;
        var ordered = rows.OrderByDescending(r => byTotal ? r.Sum : r.Mean).ToList();
        var (what, word) = byTotal ? ("Total", "total") : ("Mean", "mean");
        double Of(GroupRow row) => byTotal ? row.Sum : row.Mean;
        var (first, last) = question.AsksLowest ? (ordered[^1], ordered[0]) : (ordered[0], ordered[^1]);
        sentences.Add($"{what} **{Said(measure.Name)}** is {(question.AsksLowest ? "lowest" : "highest")} for **{Named(dimension.Name, first.Value)}** ({Num(Of(first))}) and {(question.AsksLowest ? "highest" : "lowest")} for {Named(dimension.Name, last.Value)} ({Num(Of(last))}), by {Said(dimension.Name)}.");
        foreach (var (_, value) in question.Values.Where(v => v.Column == dimension.Name))
            if (rows.FirstOrDefault(r => r.Value.Display == value) is { } row)
                sentences.Add($"For {value} the {word} is {Num(Of(row))} (median {Num(row.Median)}, {Whole(row.Count)} rows).");
        var association = profile.Associations.FirstOrDefault(a => a.Method == "correlationRatio" && a.A == dimension.Name && a.B == measure.Name);
        var eta = known?.EtaSquared ?? (association?.Value * association?.Value) ?? double.NaN;
        if (double.IsFinite(eta)) sentences.Add($"{Said(dimension.Name)} explains {Percent(eta)} of the variance of {Said(measure.Name)}{(eta < 0.06 ? ", so the groups overlap widely" : "")}.");
        return new GroupComparison(dimension.Name, measure.Name, eta, rows.Sum(r => r.Count), ordered);
    }

    private static Trend? Over(TableProfile profile, ColumnProfile? measure, List<string> sentences)
    {
        var trend = profile.Trends.FirstOrDefault(t => t.Measure == measure?.Name) ?? (measure is null ? profile.Trends.OrderByDescending(t => Math.Abs(t.Tau)).FirstOrDefault() : null);
        if (trend is null) return null;
        if (trend.Turn is not null)
        {
            sentences.Add($"{TrendSubject(trend)} **{Course(trend)}** ({Period(trend, ^1)}).");
            return trend;
        }

        var direction = trend.PValue >= 0.05 ? "shows no clear trend" : trend.Tau > 0 ? "rises" : "falls";
        sentences.Add($"{TrendSubject(trend)} **{direction}** over time: from {Num(trend.Points[0].Value)} ({Period(trend, 0)}) to {Num(trend.Points[^1].Value)} ({Period(trend, ^1)}){(trend.ChangePercent is { } c ? $", {Signed(c)} %" : "")} (Mann–Kendall p {PValue(trend.PValue)}).");
        var best = trend.Points.MaxBy(p => p.Value)!;
        var worst = trend.Points.MinBy(p => p.Value)!;
        sentences.Add($"The highest {trend.Grain} is {Period(best.Period, trend.Grain)} ({Num(best.Value)}), the lowest {Period(worst.Period, trend.Grain)} ({Num(worst.Value)}).");
        return trend;
    }

    private static Association? Related(TableProfile profile, MatchedQuestion question, ColumnProfile? measure, List<string> sentences)
    {
        var measures = question.Measures.Select(m => m.Name).ToList();
        var pairs = profile.Associations.Where(a => a.Method == "pearson");
        var pair = measures.Count >= 2
            ? pairs.FirstOrDefault(a => measures.Take(3).Contains(a.A) && measures.Take(3).Contains(a.B))
            : question.AsksRelation && measure is not null ? pairs.FirstOrDefault(a => a.A == measure.Name || a.B == measure.Name) : null;
        if (pair is null) return null;
        var strength = Math.Abs(pair.Value) switch { >= 0.7 => "strongly", >= 0.4 => "moderately", >= 0.2 => "weakly", _ => "hardly" };
        sentences.Add($"**{Said(pair.A)}** and **{Said(pair.B)}** are {strength} related (Pearson r = {Num(pair.Value)}, n = {Whole(pair.N)}){(Math.Abs(pair.Value) < 0.2 ? "." : pair.Value > 0 ? ": they rise together." : ": one falls as the other rises.")} This does not show that one causes the other.");
        return pair;
    }

    private static void CountBy(ColumnProfile dimension, MatchedQuestion question, List<string> sentences)
    {
        var top = question.Values.Where(v => v.Column == dimension.Name).Select(v => dimension.Top.First(t => t.Value.Display == v.Value)).ToList();
        if (top.Count == 0) top = [.. dimension.Top.Take(3)];
        if (top.Count > 0) sentences.Add($"By number of rows, {Said(dimension.Name)}: " + string.Join("; ", top.Select(t => $"**{Shown(t.Value)}** {Whole(t.Count)} ({Percent(t.Share)})")) + ".");
    }

    private static void Describe(ColumnProfile measure, MatchedQuestion question, List<string> sentences)
    {
        var n = measure.Numeric!;
        sentences.Add($"**{Said(measure.Name)}** has a median of {Num(n.Median)} and a mean of {Num(n.Mean)}; half of the values lie between {Num(n.Quantiles["p25"])} and {Num(n.Quantiles["p75"])}, all between {Num(n.Min)} and {Num(n.Max)}.");
        if (question.AsksTotal) sentences.Add($"The total is {Num(n.Sum)} over {Whole(measure.Count)} values.");
    }
}
