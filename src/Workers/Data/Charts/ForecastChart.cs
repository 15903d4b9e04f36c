using System.Globalization;
using Cadre.Workers.Data.Models;
using Cadre.Workers.Data.Profile;
using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Charts;

/// <summary>A series and how it is expected to go on, with its interval as a band.</summary>
internal static class ForecastChart
{
    private const int Labels = 8;

    internal static Chart Draw(SeriesForecast forecast, Trend trend)
    {
        var title = $"{forecast.Subject} is expected at {Num(forecast.Points[^1].Value)} in {Period(forecast.Points[^1].Period, trend.Grain)}";
        var caption = $"{forecast.Method}; band: 95 % interval";
        var svg = new SvgCanvas(380, title, caption, $"{forecast.Subject} by {trend.Grain} with a forecast");
        double left = 64, right = ChartTheme.Width - 20, bottom = svg.Height - 40;
        var days = trend.Points.Select(p => Day(p.Period)).ToArray();
        var ahead = forecast.Points.Select(p => Day(p.Period)).ToArray();
        double X(double day) => left + ((day - days[0]) / Math.Max(1, ahead[^1] - days[0]) * (right - left));
        var lows = forecast.Points.Select(p => p.Low).ToArray();
        var (low, high) = (Math.Min(trend.Points.Min(p => p.Value), lows.Min()), Math.Max(trend.Points.Max(p => p.Value), forecast.Points.Max(p => p.High)));
        var y = Axis.Over(low, high, bottom, svg.Top + 14, 5, includeZero: low >= 0 && low < high * 0.5);
        Frame.Horizontal(svg, y, left, right);
        var band = ahead.Select((d, i) => (X(d), y.At(forecast.Points[i].High))).Concat(ahead.Select((d, i) => (X(d), y.At(lows[i]))).Reverse());
        svg.Path(band, "fb");
        svg.Path(trend.Points.Select((p, i) => (X(days[i]), y.At(p.Value))), "la");
        svg.Path([(X(days[^1]), y.At(trend.Points[^1].Value)), .. forecast.Points.Select((p, i) => (X(ahead[i]), y.At(p.Value)))], "lb");
        svg.Line(left, bottom, right, bottom, "ax");
        var all = trend.Points.Select(p => p.Period).Concat(forecast.Points.Select(p => p.Period)).ToList();
        var step = Math.Max(1, (int)Math.Ceiling((double)all.Count / Labels));
        for (var i = 0; i < all.Count; i += step) svg.Text(X(Day(all[i])), bottom + 18, Period(all[i], trend.Grain), i == 0 ? "" : X(Day(all[i])) > right - 24 ? "e" : "m");
        return new Chart("forecast", title, caption, svg.Finish());
    }

    private static double Day(string period) => DateTime.Parse(period, CultureInfo.InvariantCulture).Subtract(DateTime.UnixEpoch).TotalDays;
}
