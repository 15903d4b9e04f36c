using Cadre.Workers.Data.Charts;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Models;
using Cadre.Workers.Data.Profile;
using Cadre.Workers.Data.Protocol;
using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Report;

/// <summary>Chooses what to draw: the answer first, then one chart per kind of finding, then how the main measures are spread.</summary>
internal sealed class ChartPlan(Job job, LoadedTable table, TableProfile profile, SampleData sample)
{
    private const int MostBars = 20;
    private const int MostHeatColumns = 12;
    private const int MostBoxes = 10;

    private readonly string sampleNote = profile.AssociationRows < profile.RowCount ? $", even sample of {Whole(profile.AssociationRows)} rows" : "";

    internal IReadOnlyList<Chart> Draw(Answer? answer, TableModels models)
    {
        var charts = new List<Chart>();
        if (answer?.Trend is { } asked) charts.Add(Line(asked));
        if (answer?.Groups is { } groups) charts.Add(Bars(groups));
        if (answer?.Pair is { } pair && Scatter(pair) is { } drawn) charts.Add(drawn);
        foreach (var forecast in models.Forecasts) if (forecast.Known is { } known) charts.Add(ForecastChart.Draw(forecast, known));
        if (models.Regression is { } regression) charts.Add(ModelCharts.Residuals(regression));
        if (models.Clusters is { Silhouette: >= 0.25 } clusters) charts.Add(ModelCharts.Groups(clusters));
        foreach (var texts in models.Texts.Where(t => t.Terms.Count > 2)) charts.Add(ModelCharts.Terms(texts));
        foreach (var trend in profile.Trends.Where(t => t.PValue < 0.05 || t.Measure is not null).OrderByDescending(t => Math.Abs(t.Tau)).Take(2)) Add(charts, Line(trend));
        foreach (var group in profile.Groups.Take(2)) Add(charts, Bars(group));
        foreach (var association in profile.Associations.Where(a => a.Method == "pearson" && Math.Abs(a.Value) is >= 0.3 and < 0.9999).Take(2))
            if (Scatter(association) is { } scatter) Add(charts, scatter);
        if (profile.Groups.Count > 0 && Boxes(profile.Groups[0]) is { } box) charts.Add(box);
        if (HeatMap() is { } heat) charts.Add(heat);
        foreach (var column in Spread().Take(3)) Add(charts, Histogram(column));
        foreach (var column in profile.Columns.Where(c => c.Role == ColumnRoles.Dimension && c.Top.Count > 1).Take(2)) Add(charts, Counts(column));
        return charts.Take(job.Request.MaxCharts).ToList();
    }

    private IEnumerable<ColumnProfile> Spread() => profile.Columns
        .Where(c => c.Role == ColumnRoles.Measure && c.Numeric is { } n && n.Max > n.Min)
        .OrderByDescending(c => string.Equals(c.Name, job.Request.Target, StringComparison.OrdinalIgnoreCase));

    private static void Add(List<Chart> charts, Chart chart)
    {
        if (!charts.Exists(c => c.Title == chart.Title)) charts.Add(chart);
    }

    private static Chart Line(Trend trend) => TimeChart.Draw(
        trend.Turn is not null ? $"{TrendSubject(trend)} {Course(trend)}"
            : trend.PValue < 0.05
            ? $"{TrendSubject(trend)} {(trend.Tau > 0 ? "rises" : "falls")} from {Num(trend.Points[0].Value)} to {Num(trend.Points[^1].Value)}"
            : $"{TrendSubject(trend)} shows no clear trend",
        $"{TrendSubject(trend)} by {trend.Grain} of {Said(trend.TimeColumn)}; {Whole(trend.Points.Sum(p => p.Count))} rows{(trend is { Turn: null, PValue: < 0.05 } ? "; dashed: straight-line fit" : "")}", trend);

    private static Chart Bars(GroupComparison comparison)
    {
        var rows = comparison.Groups.Take(MostBars).ToList();

        // Groups come by mean, unless the question asked for totals.
        var total = rows[0].Mean < rows.Max(r => r.Mean) && rows[0].Sum >= rows.Max(r => r.Sum);
        var bars = rows.Select(r => (Shown(r.Value), total ? r.Sum : r.Mean)).OrderByDescending(b => b.Item2).ToList();
        return BarChart.Draw(
            $"{Named(comparison.Dimension, rows[0].Value)} has the highest {(total ? "total" : "mean")} {Said(comparison.Measure)}: {Num(bars[0].Item2)}",
            $"{(total ? "Total" : "Mean")} {Said(comparison.Measure)} by {Said(comparison.Dimension)}; {Whole(comparison.N)} rows", Said(comparison.Measure), bars);
    }

    private Chart? Scatter(Association pair)
    {
        if (!sample.Numbers.TryGetValue(pair.A, out var a) || !sample.Numbers.TryGetValue(pair.B, out var b)) return null;
        var (x, y) = Associations.Pairs(a, b);
        return ScatterChart.Draw(
            $"{Said(pair.A)} and {Said(pair.B)} {(pair.Value > 0 ? "rise together" : "move in opposite directions")} (r = {Num(Math.Round(pair.Value, 2))})",
            $"{Whole(pair.N)} rows{sampleNote}; dashed: least-squares line", Said(pair.A), Said(pair.B), x, y);
    }

    private Chart? Boxes(GroupComparison comparison)
    {
        if (sample.Categories.FirstOrDefault(c => c.Name == comparison.Dimension) is not { } category || !sample.Numbers.TryGetValue(comparison.Measure, out var values)) return null;
        var boxes = Enumerable.Range(0, category.Kinds.Count)
            .Select(kind => Box(category.Kinds[kind], values.Where((v, i) => category.Codes[i] == kind && !double.IsNaN(v)).Order().ToArray()))
            .OfType<BoxFigures>().OrderByDescending(b => b.Median).Take(MostBoxes).ToList();
        return boxes.Count < 2 ? null : BoxChart.Draw(
            $"{Said(comparison.Measure)} by {Said(comparison.Dimension)}: medians from {Num(boxes[^1].Median)} to {Num(boxes[0].Median)}",
            $"Box: middle half, line: median, whiskers: within 1.5 IQR{sampleNote}", Said(comparison.Measure), boxes);
    }

    private static BoxFigures? Box(string name, double[] sorted)
    {
        if (sorted.Length < 5) return null;
        double At(double p)
        {
            var position = p * (sorted.Length - 1);
            var below = (int)position;
            return sorted[below] + ((position - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
        }

        var (p25, p75) = (At(0.25), At(0.75));
        var fence = 1.5 * (p75 - p25);
        return new BoxFigures(name, sorted.Length, sorted.First(v => v >= p25 - fence), p25, At(0.5), p75, sorted.Last(v => v <= p75 + fence));
    }

    private Chart? HeatMap()
    {
        var names = sample.Numbers.Keys.Take(MostHeatColumns).ToList();
        var pearson = profile.Associations.Where(a => a.Method == "pearson").ToDictionary(a => (a.A, a.B), a => a.Value);
        if (names.Count < 3 || pearson.Count == 0) return null;
        double Of(string a, string b) => pearson.TryGetValue((a, b), out var r) || pearson.TryGetValue((b, a), out r) ? r : double.NaN;
        var strong = pearson.Values.Count(r => Math.Abs(r) >= 0.5);
        return HeatMapChart.Draw(
            strong == 0 ? "No two measures are closely related" : $"{strong} of {pearson.Count} pairs of measures are closely related (|r| ≥ 0.5)",
            $"Pearson correlations{sampleNote}; blue: rise together, orange: opposite", names, Of);
    }

    private static Chart Histogram(ColumnProfile column)
    {
        var n = column.Numeric!;
        return HistogramChart.Draw(
            $"Half of {Said(column.Name)} lies between {Num(n.Quantiles["p25"])} and {Num(n.Quantiles["p75"])}", $"Number of rows by {Said(column.Name)}; {Whole(column.Count)} values", column);
    }

    private Chart Counts(ColumnProfile column) => BarChart.Draw(
        column.Top[0].Count == column.Top[1].Count
            ? $"{Said(column.Name)}: {column.Top.Count(t => t.Count == column.Top[0].Count)} values are equally frequent"
            : $"{Said(column.Name)} is most often {Shown(column.Top[0].Value)}: {Percent(column.Top[0].Share)}",
        $"Number of rows by {Said(column.Name)}{(column.Distinct > column.Top.Count ? $"; the {column.Top.Count} most frequent of {Whole(column.Distinct)}" : "")}; {Whole(table.RowCount)} rows",
        "rows", column.Top.Select(t => (Shown(t.Value), (double)t.Count)).ToList());
}
