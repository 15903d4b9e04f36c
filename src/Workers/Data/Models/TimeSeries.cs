namespace Cadre.Workers.Data.Models;

/// <summary>A series split into its parts, and carried on.</summary>
/// <param name="Period">Periods in a season; 1 when none was found.</param>
/// <param name="SeasonStrength">From 0 to 1: how much of what the trend leaves is season.</param>
/// <param name="TrendStrength">From 0 to 1.</param>
/// <param name="Method">In words.</param>
/// <param name="Mape">Mean absolute error in percent when the last part is forecast from the part before it; null when the series is too short.</param>
/// <param name="NaiveMape">The same for simply repeating the last season.</param>
internal sealed record SeriesForecast(
    string Subject, string Grain, int Period, double SeasonStrength, double TrendStrength, IReadOnlyList<double> Season, string Method,
    IReadOnlyList<ForecastPoint> Points, double? Mape, double? NaiveMape)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public Profile.Trend? Known { get; init; }
}

/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
internal sealed record ForecastPoint(string Period, double Value, double Low, double High);

/// <summary>Classical decomposition by centred moving averages, as the textbooks have it.</summary>
internal static class Decomposition
{
    /// <summary>The trend; not a number where half a season is missing at the ends.</summary>
    internal static double[] Trend(double[] series, int period)
    {
        var half = period / 2;
        var trend = Enumerable.Repeat(double.NaN, series.Length).ToArray();
        for (var t = half; t < series.Length - half; t++)
        {
            double sum = 0;
            for (var i = -half; i <= half; i++) sum += series[t + i] * (period % 2 == 0 && Math.Abs(i) == half ? 0.5 : 1);
            trend[t] = sum / period;
        }
        return trend;
    }

    /// <summary>The mean deviation from the trend at each place of a season; they add up to nothing.</summary>
    internal static double[] Season(double[] series, double[] trend, int period)
    {
        var means = Enumerable.Range(0, period).Select(s => Enumerable.Range(0, series.Length).Where(t => t % period == s && !double.IsNaN(trend[t])).Select(t => series[t] - trend[t]).DefaultIfEmpty(0).Average()).ToArray();
        var mean = means.Average();
        return means.Select(m => m - mean).ToArray();
    }

    /// <summary>Hyndman's strengths: 1 − var(rest) / var(rest + part).</summary>
    internal static (double Trend, double Season) Strengths(double[] series, double[] trend, double[] season)
    {
        var at = Enumerable.Range(0, series.Length).Where(t => !double.IsNaN(trend[t])).ToArray();
        var rest = at.Select(t => series[t] - trend[t] - season[t % season.Length]).ToArray();
        double Strength(IEnumerable<double> with) => Math.Clamp(1 - (Variance(rest) / Variance([.. with])), 0, 1);
        return (Strength(at.Select((t, i) => rest[i] + trend[t])), Strength(at.Select((t, i) => rest[i] + season[t % season.Length])));
    }

    internal static double Autocorrelation(double[] series, int lag)
    {
        var mean = series.Average();
        return Enumerable.Range(lag, series.Length - lag).Sum(t => (series[t] - mean) * (series[t - lag] - mean)) / series.Sum(v => (v - mean) * (v - mean));
    }

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / values.Length;
    }
}
