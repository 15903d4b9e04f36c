using System.Globalization;
using Cadre.Workers.Data.Profile;
using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Charts;

/// <summary>A measure over time, filled to zero for totals, with the straight-line trend when there is one.</summary>
internal static class TimeChart
{
    private const int Labels = 7;
    private const int MostMarks = 60;

    internal static Chart Draw(string title, string caption, Trend trend)
    {
        var svg = new SvgCanvas(360, title, caption, $"{TrendSubject(trend)} by {trend.Grain}");
        double left = 64, right = ChartTheme.Width - 20, bottom = svg.Height - 40;
        var days = trend.Points.Select(p => DateTime.Parse(p.Period, CultureInfo.InvariantCulture).Subtract(DateTime.UnixEpoch).TotalDays).ToArray();
        double X(double day) => left + ((day - days[0]) / Math.Max(1, days[^1] - days[0]) * (right - left));
        var (low, high) = (trend.Points.Min(p => p.Value), trend.Points.Max(p => p.Value));
        var total = trend.Aggregate is "count" or "sum";
        var y = Axis.Over(low, high, bottom, svg.Top + 14, 5, includeZero: total || low >= 0 && low < high * 0.5);
        Frame.Horizontal(svg, y, left, right);
        var line = trend.Points.Select((p, i) => (X(days[i]), y.At(p.Value))).ToList();
        if (y.Ticks[0] <= 0 && total) svg.Path(line, "fa", y.At(0));
        svg.Path(line, "la");
        if (line.Count <= MostMarks)
            foreach (var (px, py) in line) svg.Dot(px, py, 2.5, "a");
        if (trend is { Turn: null, PValue: < 0.05 })
        {
            var (intercept, slope, _) = Statistics.Line(days, trend.Points.Select(p => p.Value).ToArray());
            double Clamped(double day) => y.At(Math.Clamp(intercept + (slope * day), y.Ticks[0], y.Ticks[^1]));
            svg.Line(X(days[0]), Clamped(days[0]), X(days[^1]), Clamped(days[^1]), "lb");
        }
        svg.Line(left, bottom, right, bottom, "ax");
        var step = Math.Max(1, (int)Math.Ceiling((double)trend.Points.Count / Labels));
        for (var i = 0; i < trend.Points.Count; i += step)
            svg.Text(X(days[i]), bottom + 18, Period(trend, i), i == 0 ? "" : i == trend.Points.Count - 1 ? "e" : "m");
        return new Chart("line", title, caption, svg.Finish());
    }
}
