using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Charts;

/// <summary>Correlations of all pairs: blue-green for rising together, orange for opposite directions, strength as opacity.</summary>
internal static class HeatMapChart
{
    internal static Chart Draw(string title, string caption, IReadOnlyList<string> names, Func<string, string, double> value)
    {
        const double Left = 150, Label = 110;
        var cell = Math.Min(56, (ChartTheme.Width - Left - 24) / names.Count);
        var svg = new SvgCanvas((int)(80 + Label + (names.Count * cell)), title, caption, "Correlations of all pairs of measures");
        for (var row = 0; row < names.Count; row++)
        {
            svg.Text(Left - 8, svg.Top + (row * cell) + (cell / 2) + 4, SvgCanvas.Fit(Said(names[row]), 12, Left - 24), "e");
            for (var column = 0; column <= row; column++)
            {
                var r = row == column ? 1 : value(names[row], names[column]);
                var (x, y) = (Left + (column * cell), svg.Top + (row * cell));
                if (double.IsNaN(r)) continue;
                svg.Shade(x + 1, y + 1, cell - 2, cell - 2, r >= 0 ? "#0891B2" : "#EA580C", row == column ? 0.12 : 0.08 + (0.87 * Math.Abs(r)), $"{Said(names[row])} and {Said(names[column])}: {Num(r)}");
                if (cell >= 34 && row != column) svg.Text(x + (cell / 2), y + (cell / 2) + 4, Num(Math.Round(r, 2)), Math.Abs(r) > 0.55 ? "v m w" : "v m");
            }
            var foot = svg.Top + ((row + 1) * cell) + 12;
            svg.Text(Left + (row * cell) + cell + 4, foot - (cell / 2) - 8, SvgCanvas.Fit(Said(names[row]), 11, 200), "v");
        }
        return new Chart("heatmap", title, caption, svg.Finish());
    }
}
