using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Charts;

/// <summary>Five figures of one group: whiskers end at the furthest value within 1.5 IQR.</summary>
internal sealed record BoxFigures(string Name, long Count, double LowWhisker, double P25, double Median, double P75, double HighWhisker);

/// <summary>Spread of a measure in each group, side by side.</summary>
internal static class BoxChart
{
    internal static Chart Draw(string title, string caption, string measure, IReadOnlyList<BoxFigures> boxes)
    {
        const int Row = 40;
        var svg = new SvgCanvas(104 + (boxes.Count * Row) + 30, title, caption, $"{measure} by group, as box plots");
        var left = Math.Clamp(boxes.Max(b => b.Name.Length) * 6.8, 60, 220) + 24;
        var axis = Axis.Over(boxes.Min(b => b.LowWhisker), boxes.Max(b => b.HighWhisker), left, ChartTheme.Width - 24, 6, includeZero: false);
        var bottom = svg.Top + (boxes.Count * Row);
        Frame.Vertical(svg, axis, svg.Top, bottom);
        for (var i = 0; i < boxes.Count; i++)
        {
            var b = boxes[i];
            var y = svg.Top + (i * Row) + (Row / 2.0);
            svg.Text(left - 8, y + 4, SvgCanvas.Fit(b.Name, 12, left - 24), "e");
            svg.Line(axis.At(b.LowWhisker), y, axis.At(b.HighWhisker), y, "ax");
            foreach (var end in (double[])[b.LowWhisker, b.HighWhisker]) svg.Line(axis.At(end), y - 6, axis.At(end), y + 6, "ax");
            svg.Rect(axis.At(b.P25), y - 11, axis.At(b.P75) - axis.At(b.P25), 22, "bx", $"{b.Name}: median {Num(b.Median)}, middle half {Num(b.P25)} to {Num(b.P75)}, n = {Whole(b.Count)}");
            svg.Rect(axis.At(b.Median) - 1.5, y - 11, 3, 22, "b", $"median {Num(b.Median)}", 0);
        }
        svg.Text((left + ChartTheme.Width - 24) / 2, bottom + 36, measure, "m");
        return new Chart("box", title, caption, svg.Finish());
    }
}
