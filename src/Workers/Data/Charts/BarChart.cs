using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Charts;

/// <summary>Horizontal bars for named groups; upright columns when the names are few and short.</summary>
internal static class BarChart
{
    private const int MostUpright = 8;
    private const int LongestUprightName = 10;

    internal static Chart Draw(string title, string caption, string measure, IReadOnlyList<(string Name, double Value)> bars)
    {
        var upright = bars.Count <= MostUpright && bars.All(b => b.Name.Length <= LongestUprightName);
        return new Chart("bar", title, caption, upright ? Upright(title, caption, measure, bars) : Horizontal(title, caption, measure, bars));
    }

    private static string Horizontal(string title, string caption, string measure, IReadOnlyList<(string Name, double Value)> bars)
    {
        const int Row = 26;
        var svg = new SvgCanvas(100 + (bars.Count * Row) + 26, title, caption, $"{measure} by group");
        var left = Math.Clamp(bars.Max(b => b.Name.Length) * 6.8, 60, 220) + 24;
        var axis = Axis.Over(bars.Min(b => b.Value), bars.Max(b => b.Value), left, ChartTheme.Width - 80, 5, includeZero: true);
        var bottom = svg.Top + (bars.Count * Row);
        foreach (var tick in axis.Ticks)
        {
            svg.Line(axis.At(tick), svg.Top, axis.At(tick), bottom, "g");
            svg.Text(axis.At(tick), bottom + 16, axis.Label(tick), "m");
        }
        for (var i = 0; i < bars.Count; i++)
        {
            var (name, value) = bars[i];
            var y = svg.Top + (i * Row) + 4;
            svg.Text(left - 8, y + 13, SvgCanvas.Fit(name, 12, left - 24), "e");
            var (start, end) = (Math.Min(axis.At(0), axis.At(value)), Math.Max(axis.At(0), axis.At(value)));
            svg.Rect(start, y, end - start, Row - 8, i == 0 ? "b" : "a", $"{name}: {Num(value)}");
            svg.Text(end + 6, y + 13, Num(value), "v");
        }
        svg.Line(axis.At(0), svg.Top, axis.At(0), bottom, "ax");
        return svg.Finish();
    }

    private static string Upright(string title, string caption, string measure, IReadOnlyList<(string Name, double Value)> bars)
    {
        var svg = new SvgCanvas(360, title, caption, $"{measure} by group");
        double left = 64, right = ChartTheme.Width - 16, bottom = svg.Height - 36;
        var axis = Axis.Over(bars.Min(b => b.Value), bars.Max(b => b.Value), bottom, svg.Top + 14, 5, includeZero: true);
        Frame.Horizontal(svg, axis, left, right);
        var slot = (right - left) / bars.Count;
        var width = Math.Min(72, slot * 0.64);
        var best = bars.MaxBy(b => b.Value);
        var single = bars.Count(b => b.Value.Equals(best.Value)) == 1;
        for (var i = 0; i < bars.Count; i++)
        {
            var (name, value) = bars[i];
            var x = left + (slot * (i + 0.5));
            var (top, end) = (Math.Min(axis.At(0), axis.At(value)), Math.Max(axis.At(0), axis.At(value)));
            svg.Rect(x - (width / 2), top, width, end - top, single && name == best.Name ? "b" : "a", $"{name}: {Num(value)}");
            svg.Text(x, top - 5, Num(value), "v m");
            svg.Text(x, bottom + 18, name, "m");
        }
        svg.Line(left, axis.At(0), right, axis.At(0), "ax");
        return svg.Finish();
    }
}

/// <summary>The grid behind upright charts.</summary>
internal static class Frame
{
    internal static void Horizontal(SvgCanvas svg, Axis axis, double left, double right)
    {
        foreach (var tick in axis.Ticks)
        {
            svg.Line(left, axis.At(tick), right, axis.At(tick), "g");
            svg.Text(left - 8, axis.At(tick) + 4, axis.Label(tick), "e");
        }
    }

    internal static void Vertical(SvgCanvas svg, Axis axis, double top, double bottom)
    {
        foreach (var tick in axis.Ticks)
        {
            svg.Line(axis.At(tick), top, axis.At(tick), bottom, "g");
            svg.Text(axis.At(tick), bottom + 18, axis.Label(tick), "m");
        }
    }
}
