namespace Cadre.Workers.Data.Models;

/// <summary>Exponential smoothing with a level, a trend and, for a period above 1, a season (Holt 1957, Winters 1960).</summary>
/// <param name="Alpha">How fast the level follows.</param>
/// <param name="Beta">How fast the trend follows.</param>
/// <param name="Gamma">How fast the season follows.</param>
/// <param name="Errors">One step ahead.</param>
/// <param name="Multiplicative">Whether the season is a factor.</param>
internal sealed record Smoothing(double Alpha, double Beta, double Gamma, double SquaredErrors, double[] Errors, bool Multiplicative, double Level, double Trend, double[] Seasons)
{
    internal double Ahead(int steps)
    {
        var line = Level + (steps * Trend);
        if (Seasons.Length == 0) return line;
        var season = Seasons[(steps - 1) % Seasons.Length];
        return Multiplicative ? line * season : line + season;
    }
}

/// <summary>Fits the smoothing weights by a grid that is refined around the best point, then forecasts.</summary>
internal static class HoltWinters
{
    private const int Rounds = 12;
    private const int Points = 5;
    private const int FirstPoints = 9;
    private const double Narrower = 0.62;

    /// <summary>The better of additive and multiplicative seasons; without season for a period of 1.</summary>
    internal static Smoothing Fit(double[] series, int period)
    {
        var additive = Fit(series, period, false);
        if (period == 1 || series.Any(v => v <= 0)) return additive;
        var multiplicative = Fit(series, period, true);
        return multiplicative.SquaredErrors < additive.SquaredErrors ? multiplicative : additive;
    }

    /// <summary>Starts with the first period's mean as level, the change between the first two periods as trend and the first period's deviations as season.</summary>
    internal static Smoothing Smooth(double[] series, int period, bool multiplicative, double alpha, double beta, double gamma)
    {
        var first = period > 1 ? series[..period].Average() : series[0];
        var (level, trend) = (first, period > 1 ? (series[period..(2 * period)].Average() - first) / period : series[1] - series[0]);
        var seasons = period > 1 ? series[..period].Select(v => multiplicative ? v / first : v - first).ToArray() : [];
        var errors = new double[series.Length];
        for (var t = 0; t < series.Length; t++)
        {
            var at = period > 1 ? t % period : 0;
            var season = period > 1 ? seasons[at] : multiplicative ? 1 : 0;
            var (before, line) = (level, level + trend);
            errors[t] = series[t] - (multiplicative ? line * season : line + season);
            level = (alpha * (multiplicative ? series[t] / season : series[t] - season)) + ((1 - alpha) * line);
            trend = (beta * (level - before)) + ((1 - beta) * trend);
            if (period > 1) seasons[at] = (gamma * (multiplicative ? series[t] / line : series[t] - line)) + ((1 - gamma) * season);
        }
        var turned = period > 1 ? Enumerable.Range(0, period).Select(i => seasons[(series.Length + i) % period]).ToArray() : [];
        return new Smoothing(alpha, beta, gamma, errors.Sum(e => e * e), errors, multiplicative, level, trend, turned);
    }

    private static Smoothing Fit(double[] series, int period, bool multiplicative)
    {
        (double A, double B, double G) centre = (0.5, 0.5, 0.5);
        var reach = 0.5;
        Smoothing? best = null;
        for (var round = 0; round < Rounds; round++)
        {
            var points = round == 0 ? FirstPoints : Points;
            foreach (var a in Around(centre.A, reach, points))
                foreach (var b in Around(centre.B, reach, points))
                    foreach (var g in period > 1 ? Around(centre.G, reach, points) : [0])
                        if (Smooth(series, period, multiplicative, a, b, g) is { } tried && double.IsFinite(tried.SquaredErrors) && tried.SquaredErrors < (best?.SquaredErrors ?? double.PositiveInfinity)) best = tried;
            if (best is null) break;
            centre = (best.Alpha, best.Beta, best.Gamma);
            reach = round == 0 ? 1.5 / FirstPoints : reach * Narrower;
        }
        return best ?? Smooth(series, period, multiplicative, 0.5, 0.1, 0.1);
    }

    private static IEnumerable<double> Around(double centre, double reach, int points) =>
        Enumerable.Range(0, points).Select(i => Math.Clamp(centre + (reach * ((2.0 * i / (points - 1)) - 1)), 0, 1)).Distinct();
}
