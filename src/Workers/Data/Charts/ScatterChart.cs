using Cadre.Workers.Data.Profile;
using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Charts;

/// <summary>Two measures against each other, with the least-squares line.</summary>
internal static class ScatterChart
{
    private const int MostDots = 1200;

    internal static Chart Draw(string title, string caption, string xName, string yName, double[] xs, double[] ys)
    {
        var svg = new SvgCanvas(420, title, caption, $"{yName} against {xName}");
        double left = 64, right = ChartTheme.Width - 20, bottom = svg.Height - 52;
        var x = Axis.Over(xs.Min(), xs.Max(), left, right, 7, includeZero: false);
        var y = Axis.Over(ys.Min(), ys.Max(), bottom, svg.Top + 20, 6, includeZero: false);
        Frame.Horizontal(svg, y, left, right);
        Frame.Vertical(svg, x, svg.Top + 20, bottom);
        var step = Math.Max(1, (int)Math.Ceiling((double)xs.Length / MostDots));
        for (var i = 0; i < xs.Length; i += step) svg.Dot(x.At(xs[i]), y.At(ys[i]), 3, "d");
        var (intercept, slope, r2) = Statistics.Line(xs, ys);
        var (from, to) = (xs.Min(), xs.Max());
        double Clamped(double value) => y.At(Math.Clamp(intercept + (slope * value), y.Ticks[0], y.Ticks[^1]));
        svg.Line(x.At(from), Clamped(from), x.At(to), Clamped(to), "lb");
        svg.Text(right, svg.Top + 12, $"R² = {Num(r2)}", "v e");
        svg.Text((left + right) / 2, svg.Height - 12, xName, "m");
        svg.Text(16, svg.Top + 10, yName, "v");
        return new Chart("scatter", title, caption, svg.Finish());
    }
}
