using Cadre.Workers.Data.Profile;
using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Charts;

/// <summary>How a numeric column is spread, with its median marked.</summary>
internal static class HistogramChart
{
    internal static Chart Draw(string title, string caption, ColumnProfile column)
    {
        var numeric = column.Numeric!;
        var histogram = numeric.Histogram;
        var svg = new SvgCanvas(360, title, caption, $"Histogram of {column.Name}");
        double left = 64, right = ChartTheme.Width - 16, bottom = svg.Height - 52;
        var y = Axis.Over(0, histogram.Counts.Max(), bottom, svg.Top + 14, 5, includeZero: true);
        var x = Axis.Over(histogram.Edges[0], histogram.Edges[^1], left, right, 8, includeZero: false);
        Frame.Horizontal(svg, y, left, right);
        foreach (var tick in x.Ticks) svg.Text(x.At(tick), bottom + 18, x.Label(tick), "m");
        for (var i = 0; i < histogram.Counts.Count; i++)
        {
            var (from, to) = (x.At(histogram.Edges[i]), x.At(histogram.Edges[i + 1]));
            svg.Rect(from + 0.5, y.At(histogram.Counts[i]), to - from - 1, bottom - y.At(histogram.Counts[i]), "a", $"{Num(histogram.Edges[i])} to {Num(histogram.Edges[i + 1])}: {Whole(histogram.Counts[i])}", 1);
        }
        svg.Line(left, bottom, right, bottom, "ax");
        var median = x.At(numeric.Median);
        svg.Line(median, svg.Top + 4, median, bottom, "lb");
        svg.Text(median > (left + right) / 2 ? median - 6 : median + 6, svg.Top + 12, $"median {Num(numeric.Median)}", median > (left + right) / 2 ? "v e" : "v");
        svg.Text((left + right) / 2, svg.Height - 12, column.Name, "m");
        return new Chart("histogram", title, caption, svg.Finish());
    }
}
