using System.Text;
using Cadre.Workers.Data.Models;
using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Report;

/// <summary>The parts of the report that speak of fitted models: what was done, what came out, how far to trust it.</summary>
internal static class ModelSections
{
    internal static string Of(TableModels models)
    {
        var text = new StringBuilder();
        if (models.Regression is { } regression) Write(text, regression);
        foreach (var forecast in models.Forecasts) Write(text, forecast);
        if (models.Clusters is { } clusters) Write(text, clusters);
        foreach (var texts in models.Texts) Write(text, texts);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Regression r)
    {
        text.Append($"## What goes with {Markdown.Safe(Said(r.Target))}\n\n");
        text.Append($"A linear regression on {Whole(r.N)} complete rows explains **{Percent(Math.Max(0, r.RSquared))}** of the variance of {Markdown.Safe(Said(r.Target))} (adjusted {Percent(Math.Max(0, r.AdjustedRSquared))}; F = {Num(r.F)}, p {PValue(r.FP)}; typical error ± {Num(r.Sigma)}).\n\n");
        var strongest = r.Terms.Where(t => t.Vif is not null && t.P < 0.05).OrderByDescending(t => Math.Abs(t.T)).Take(3).ToList();
        if (strongest.Count > 0) text.Append($"What counts most: {string.Join("; ", strongest.Select(t => $"**{Markdown.Safe(Said(t.Name))}**, of which one more goes with {Num(t.Coefficient)}"))}.\n\n");
        text.Append("| Column | Effect of one unit more | 95 % interval | t | p | VIF |\n|---|--:|--:|--:|--:|--:|\n");
        foreach (var t in r.Terms) text.Append($"| {Markdown.Safe(Said(t.Name))} | {Num(t.Coefficient)} | {Num(t.Low)} to {Num(t.High)} | {Num(t.T)} | {PValue(t.P).Replace("= ", "", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)} | {(t.Vif is { } vif ? Num(vif) : "")} |\n");
        text.Append('\n');
        foreach (var caveat in Caveats(r)) text.Append($"- {caveat}\n");
        text.Append("\n*Ordinary least squares. It describes this table; it does not show that one column causes another.*\n\n");
    }

    private static IEnumerable<string> Caveats(Regression r)
    {
        if (r.Left.Count > 0) yield return $"Left out, because the others already say it: {Markdown.Safe(string.Join(", ", r.Left.Select(Said)))}.";
        var inflated = r.Terms.Where(t => t.Vif > 5).Select(t => t.Name).ToList();
        if (inflated.Count > 0) yield return $"{Markdown.Safe(string.Join(", ", inflated.Select(Said)))}: closely tied to the other columns (VIF above 5), so the separate effects are uncertain.";
        if (r.BreuschPaganP < 0.05) yield return $"The errors are not equally large everywhere (Breusch–Pagan p {PValue(r.BreuschPaganP).Replace("<", "&lt;", StringComparison.Ordinal)}): the intervals are too narrow.";
        if (r.JarqueBeraP < 0.05) yield return $"The errors are not normal (Jarque–Bera p {PValue(r.JarqueBeraP).Replace("<", "&lt;", StringComparison.Ordinal)}): look at outliers and at skewed columns.";
        if (r.DurbinWatson is < 1.2 or > 2.8) yield return $"Neighbouring rows have related errors (Durbin–Watson {Num(r.DurbinWatson)}): if rows are in time order, p-values are too good.";
        if (r.LargestCook > 1) yield return $"One row alone changes the result much (Cook's distance {Num(r.LargestCook)}).";
        if (r.N < 10 * r.Terms.Count) yield return "There are few rows for so many columns: expect other data to fit worse.";
    }

    private static void Write(StringBuilder text, SeriesForecast f)
    {
        text.Append($"## Forecast: {Markdown.Safe(f.Subject)}\n\n{f.Method}, {f.Points.Count} {f.Grain}s ahead. ");
        text.Append(f.Period > 1 ? $"A season of {f.Period} {f.Grain}s was found (strength {Num(Math.Round(f.SeasonStrength, 2))} of 1; trend {Num(Math.Round(f.TrendStrength, 2))}).\n\n" : "No season was found.\n\n");
        text.Append($"| {f.Grain} | Forecast | 95 % interval |\n|---|--:|--:|\n");
        foreach (var p in f.Points.Take(12)) text.Append($"| {Period(p.Period, f.Grain)} | {Num(p.Value)} | {Num(p.Low)} to {Num(p.High)} |\n");
        text.Append('\n');
        if (f.Mape is { } mape)
            text.Append($"Tried on the last part of what is known, it was off by {Num(Math.Round(mape, 1))} % on average; repeating the {(f.Period > 1 ? "last season" : "last value")} would have been off by {Num(Math.Round(f.NaiveMape ?? 0, 1))} %.{(mape > f.NaiveMape ? " **It is no better than that here.**" : "")}\n\n");
        text.Append("*The interval assumes that errors stay as they were and nothing new happens.*\n\n");
    }

    private static void Write(StringBuilder text, Clustering c)
    {
        text.Append($"## Groups of rows that are alike\n\n{c.Groups.Count} groups by {Markdown.Safe(string.Join(", ", c.Columns.Select(Said)))} ({Whole(c.N)} rows; silhouette {Num(Math.Round(c.Silhouette, 2))}{(c.Silhouette < 0.25 ? ": **hardly real groups**" : c.Silhouette < 0.5 ? ": they overlap" : ": well apart")}).\n\n");
        text.Append($"| Group | Rows | {Markdown.Safe(string.Join(" | ", c.Columns.Select(Said))).Replace("\\|", "|", StringComparison.Ordinal)} |\n|---|--:|{string.Concat(c.Columns.Select(_ => "--:|"))}\n");
        foreach (var (g, i) in c.Groups.Select((g, i) => (g, i))) text.Append($"| {(char)('A' + i)} | {Whole(g.Count)} | {string.Join(" | ", g.Means.Select(Num))} |\n");
        text.Append($"\n*k-means on standardised columns, 16 starts; tried {string.Join(", ", c.Tried.Select(t => $"{t.Groups} groups ({Num(Math.Round(t.Silhouette, 2))})"))}. It finds round groups only, and always finds some.*\n\n");
    }

    private static void Write(StringBuilder text, TextFigures t)
    {
        text.Append($"## What {Markdown.Safe(t.Column)} speaks of\n\n{Whole(t.Texts)} texts of {Num(Math.Round(t.MeanWords, 1))} words on average. ");
        if (t.Terms.Count > 0) text.Append($"Most frequent: {string.Join(", ", t.Terms.Take(12).Select(x => $"**{Markdown.Safe(x.Term)}** ({Percent(x.Share)})"))}.");
        text.Append($"\n\nBy a short English word list {Percent(t.Positive)} sound positive, {Percent(t.Negative)} negative, {Percent(t.Unclear)} unclear. *This counts words; it misses irony, context and other languages, so take it as a hint at most.*\n\n");
    }
}
