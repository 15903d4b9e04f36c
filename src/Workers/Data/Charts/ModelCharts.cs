using Cadre.Workers.Data.Models;
using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Charts;

/// <summary>Pictures of fitted models.</summary>
internal static class ModelCharts
{
    private static readonly string[] Colours = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];

    /// <summary>Errors against what was expected: a good fit is a shapeless cloud around zero.</summary>
    internal static Chart Residuals(Regression regression)
    {
        var title = $"What the regression of {Said(regression.Target)} misses";
        var caption = $"Error against expected value; {Whole(regression.N)} rows; a shape in the cloud means the straight line is not the whole story";
        var svg = new SvgCanvas(380, title, caption, $"Residuals of {Said(regression.Target)}");
        double left = 64, right = ChartTheme.Width - 20, bottom = svg.Height - 50;
        var x = Axis.Over(regression.Fitted.Min(), regression.Fitted.Max(), left, right, 7, includeZero: false);
        var y = Axis.Over(regression.Residuals.Min(), regression.Residuals.Max(), bottom, svg.Top + 14, 6, includeZero: true);
        Frame.Horizontal(svg, y, left, right);
        Frame.Vertical(svg, x, svg.Top + 14, bottom);
        svg.Line(left, y.At(0), right, y.At(0), "lb");
        Dots(svg, regression.Fitted, regression.Residuals, x, y, _ => "d");
        svg.Text((left + right) / 2, svg.Height - 12, $"expected {Said(regression.Target)}", "m");
        return new Chart("residuals", title, caption, svg.Finish());
    }

    /// <summary>The groups over the two columns that tell them apart most.</summary>
    internal static Chart Groups(Clustering clusters)
    {
        var order = Enumerable.Range(0, clusters.Columns.Count).OrderByDescending(j => clusters.Groups.Max(g => g.Scores[j]) - clusters.Groups.Min(g => g.Scores[j])).ToArray();
        var (a, b) = (order[0], order[1]);
        var title = $"{clusters.Groups.Count} groups by {Said(clusters.Columns[a])} and {Said(clusters.Columns[b])}";
        var caption = $"k-means over {clusters.Columns.Count} columns; silhouette {Num(Math.Round(clusters.Silhouette, 2))}; {Whole(clusters.N)} rows";
        var svg = new SvgCanvas(420, title, caption, title);
        double left = 64, right = ChartTheme.Width - 20, bottom = svg.Height - 52;
        double[] xs = clusters.Rows.Select(r => r[a]).ToArray(), ys = clusters.Rows.Select(r => r[b]).ToArray();
        var x = Axis.Over(xs.Min(), xs.Max(), left, right, 7, includeZero: false);
        var y = Axis.Over(ys.Min(), ys.Max(), bottom, svg.Top + 20, 6, includeZero: false);
        Frame.Horizontal(svg, y, left, right);
        Frame.Vertical(svg, x, svg.Top + 20, bottom);
        Dots(svg, xs, ys, x, y, i => Colours[clusters.Codes[i] % Colours.Length]);
        for (var k = 0; k < clusters.Groups.Count; k++)
            svg.Text(x.At(clusters.Groups[k].Means[a]), y.At(clusters.Groups[k].Means[b]), ((char)('A' + k)).ToString(), "gl m");
        svg.Text((left + right) / 2, svg.Height - 12, Said(clusters.Columns[a]), "m");
        svg.Text(16, svg.Top + 10, Said(clusters.Columns[b]), "v");
        return new Chart("clusters", title, caption, svg.Finish());
    }

    internal static Chart Terms(TextFigures texts) => BarChart.Draw(
        $"{Said(texts.Column)} speaks most of “{texts.Terms[0].Term}”", $"Texts that hold the word; {Whole(texts.Texts)} texts", "texts", [.. texts.Terms.Take(15).Select(t => (t.Term, (double)t.Texts))]);

    private static void Dots(SvgCanvas svg, double[] xs, double[] ys, Axis x, Axis y, Func<int, string> kind)
    {
        var step = Math.Max(1, xs.Length / 1200);
        for (var i = 0; i < xs.Length; i += step) svg.Dot(x.At(xs[i]), y.At(ys[i]), 3, kind(i));
    }
}
