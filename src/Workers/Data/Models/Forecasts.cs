using System.Globalization;
using Cadre.Workers.Data.Profile;

namespace Cadre.Workers.Data.Models;

/// <summary>Carries a trend of the profile on: looks for a season, smooths, forecasts with an interval, and tries itself on the part that is known.</summary>
internal static class Forecasts
{
    private const int FewestPoints = 8;
    private const double MostGaps = 0.1;
    private const double SeasonIsThere = 0.35;
    private const double Normal95 = 1.959963984540054;

    /// <summary>Null when the series is too short or has too many gaps.</summary>
    internal static SeriesForecast? Of(Trend trend)
    {
        if (Regular(trend) is not { } series || series.Length < FewestPoints) return null;
        var period = Period(series, trend.Grain);
        var parts = Decomposition.Trend(series, Math.Max(2, period));
        var season = period > 1 ? Decomposition.Season(series, parts, period) : [0.0];
        var (trendStrength, seasonStrength) = Decomposition.Strengths(series, parts, season);
        var smoothing = HoltWinters.Fit(series, period);
        var steps = Math.Clamp(period > 1 ? period : series.Length / 4, 3, 24);
        var sigma = Sigma(smoothing, series);
        var last = DateTime.Parse(trend.Points[^1].Period, CultureInfo.InvariantCulture);
        var points = Enumerable.Range(1, steps).Select(h => Point(trend.Grain, last, smoothing, sigma, h, period)).ToList();
        var (mape, naive) = Backtest(series, period);
        return new SeriesForecast(
            Wording.TrendSubject(trend), trend.Grain, period, period > 1 ? seasonStrength : 0, trendStrength, period > 1 ? season : [],
            period == 1 ? "Holt's exponential smoothing (level and trend)" : $"Holt–Winters smoothing, {(smoothing.Multiplicative ? "multiplicative" : "additive")} season of {period}", points, mape, naive)
        {
            Known = trend,
        };
    }

    /// <summary>Every period once; single gaps are filled with the line between their neighbours.</summary>
    internal static double[]? Regular(Trend trend)
    {
        var dates = trend.Points.Select(p => DateTime.Parse(p.Period, CultureInfo.InvariantCulture)).ToArray();
        var values = new List<double>();
        var gaps = 0;
        for (var i = 0; i < dates.Length; i++)
        {
            if (i > 0)
            {
                var missing = new List<DateTime>();
                for (var at = Step(dates[i - 1], trend.Grain, 1); at < dates[i] && missing.Count <= dates.Length; at = Step(at, trend.Grain, 1)) missing.Add(at);
                gaps += missing.Count;
                for (var m = 1; m <= missing.Count; m++) values.Add(trend.Points[i - 1].Value + ((trend.Points[i].Value - trend.Points[i - 1].Value) * m / (missing.Count + 1)));
            }
            values.Add(trend.Points[i].Value);
        }
        return gaps <= MostGaps * dates.Length ? [.. values] : null;
    }

    private static int Period(double[] series, string grain)
    {
        var expected = grain switch { "month" => 12, "quarter" => 4, "week" => 52, "day" => 7, _ => 1 };
        if (expected == 1 || series.Length < 2 * expected + 1) return 1;
        var trend = Decomposition.Trend(series, expected);
        var strength = Decomposition.Strengths(series, trend, Decomposition.Season(series, trend, expected)).Season;
        return strength >= SeasonIsThere && series.Length >= 3 * expected - 2 ? expected : 1;
    }

    /// <summary>Of the one-step errors after the first season; relative to the forecast where the season is a factor.</summary>
    private static double Sigma(Smoothing smoothing, double[] series)
    {
        var skip = Math.Max(1, smoothing.Seasons.Length);
        var errors = smoothing.Errors.Skip(skip).Select((e, i) => smoothing.Multiplicative ? e / (series[i + skip] - e) : e).ToArray();
        return Math.Sqrt(errors.Sum(e => e * e) / Math.Max(1, errors.Length - 3));
    }

    /// <summary>The variance h steps ahead of the additive model (Hyndman et al. 2008, table 6.1): σ²(1 + Σ cⱼ²).</summary>
    private static ForecastPoint Point(string grain, DateTime last, Smoothing s, double sigma, int h, int period)
    {
        var growth = Enumerable.Range(1, h - 1).Sum(j => Math.Pow((s.Alpha * (1 + (j * s.Beta))) + (period > 1 && j % period == 0 ? s.Gamma * (1 - s.Alpha) : 0), 2));
        var value = s.Ahead(h);
        var half = Normal95 * sigma * Math.Sqrt(1 + growth) * (s.Multiplicative ? Math.Abs(value) : 1);
        return new ForecastPoint(Step(last, grain, h).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), value, value - half, value + half);
    }

    private static (double? Mape, double? Naive) Backtest(double[] series, int period)
    {
        var held = Math.Clamp(period > 1 ? period : series.Length / 5, 2, 24);
        if (series.Length - held < Math.Max(FewestPoints, (2 * period) + 1) || series.Any(v => v == 0)) return (null, null);
        var (known, rest) = (series[..^held], series[^held..]);
        var smoothing = HoltWinters.Fit(known, period);
        var mape = rest.Select((v, i) => Math.Abs((v - smoothing.Ahead(i + 1)) / v)).Average() * 100;
        var naive = rest.Select((v, i) => Math.Abs((v - known[known.Length - period + (i % period)]) / v)).Average() * 100;
        return (mape, naive);
    }

    private static DateTime Step(DateTime from, string grain, int steps) => grain switch
    {
        "year" => from.AddYears(steps),
        "quarter" => from.AddMonths(3 * steps),
        "month" => from.AddMonths(steps),
        "week" => from.AddDays(7 * steps),
        _ => from.AddDays(steps),
    };
}
