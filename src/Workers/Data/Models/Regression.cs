namespace Cadre.Workers.Data.Models;

/// <summary>A linear regression with what is needed to judge it.</summary>
/// <param name="Target">The measure that is explained.</param>
/// <param name="N">Rows without a missing value.</param>
/// <param name="Sigma">Standard error of the residuals.</param>
/// <param name="DurbinWatson">Near 2: neighbouring residuals are unrelated.</param>
/// <param name="JarqueBeraP">Small: the residuals are not normal.</param>
/// <param name="BreuschPaganP">Small: the residuals' spread depends on the columns.</param>
/// <param name="LargestCook">The largest influence of one row.</param>
internal sealed record Regression(
    string Target, int N, IReadOnlyList<RegressionTerm> Terms, double RSquared, double AdjustedRSquared, double F, double FP, double Sigma,
    double DurbinWatson, double JarqueBeraP, double BreuschPaganP, double LargestCook, IReadOnlyList<string> Left)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public double[] Fitted { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public double[] Residuals { get; init; } = [];
}

/// <param name="Vif">Variance inflation: beyond 5 to 10 the column says nearly what the others say; null for the intercept.</param>
internal sealed record RegressionTerm(string Name, double Coefficient, double StandardError, double T, double P, double Low, double High, double? Vif);

/// <summary>Fits a regression and its diagnostics.</summary>
internal static class RegressionFit
{
    private const double Confidence = 0.95;
    internal const int MostPredictors = 8;

    /// <summary>Null when nothing can be fitted. Columns that depend on others are left out, last ones first.</summary>
    internal static Regression? Of(string target, double[] y, IReadOnlyList<(string Name, double[] Values)> predictors)
    {
        var chosen = predictors.Take(MostPredictors).ToList();
        var left = new List<string>();
        while (chosen.Count > 0)
        {
            var (columns, kept) = Complete(chosen.Select(p => p.Values).ToList(), y);
            if (LeastSquares.Fit(columns, kept) is { } fit) return Describe(target, chosen.Select(p => p.Name).ToList(), columns, kept, fit, left);
            left.Add(chosen[^1].Name);
            chosen.RemoveAt(chosen.Count - 1);
        }
        return null;
    }

    private static Regression Describe(string target, List<string> names, List<double[]> columns, double[] y, LeastSquares fit, List<string> left)
    {
        var quantile = Distributions.StudentQuantile(Confidence, fit.Freedom);
        var inflation = columns.Select((c, j) => Inflation(columns, j)).ToArray();
        var terms = fit.Coefficients.Select((b, j) =>
        {
            var t = b / fit.StandardErrors[j];
            var half = quantile * fit.StandardErrors[j];
            return new RegressionTerm(j == 0 ? "(intercept)" : names[j - 1], b, fit.StandardErrors[j], t, Distributions.StudentTwoSided(t, fit.Freedom), b - half, b + half, j == 0 ? null : inflation[j - 1]);
        }).ToList();
        var mean = y.Average();
        var total = y.Sum(v => (v - mean) * (v - mean));
        var r2 = total > 0 ? 1 - (fit.ResidualSquares / total) : double.NaN;
        var f = r2 / columns.Count / ((1 - r2) / fit.Freedom);
        var variance = fit.ResidualSquares / fit.Freedom;
        return new Regression(
            target, y.Length, terms, r2, 1 - ((1 - r2) * (y.Length - 1) / fit.Freedom), f, Distributions.FisherUpper(f, columns.Count, fit.Freedom), Math.Sqrt(variance),
            DurbinWatson(fit.Residuals), JarqueBera(fit.Residuals), BreuschPagan(columns, fit.Residuals), Cook(fit, variance), left)
        {
            Residuals = fit.Residuals,
            Fitted = y.Zip(fit.Residuals, (v, e) => v - e).ToArray(),
        };
    }

    private static double Inflation(List<double[]> columns, int of)
    {
        if (columns.Count == 1) return 1;
        if (LeastSquares.Fit(columns.Where((_, j) => j != of).ToList(), columns[of]) is not { } fit) return double.PositiveInfinity;
        var mean = columns[of].Average();
        return columns[of].Sum(v => (v - mean) * (v - mean)) / fit.ResidualSquares;
    }

    private static double DurbinWatson(double[] e) => e.Skip(1).Zip(e, (now, before) => (now - before) * (now - before)).Sum() / e.Sum(v => v * v);

    private static double JarqueBera(double[] e)
    {
        var n = (double)e.Length;
        var mean = e.Average();
        double second = e.Sum(v => Math.Pow(v - mean, 2)) / n, third = e.Sum(v => Math.Pow(v - mean, 3)) / n, fourth = e.Sum(v => Math.Pow(v - mean, 4)) / n;
        var (skew, kurtosis) = (third / Math.Pow(second, 1.5), fourth / (second * second));
        return Distributions.ChiSquaredUpper(n / 6 * ((skew * skew) + ((kurtosis - 3) * (kurtosis - 3) / 4)), 2);
    }

    /// <summary>Koenker's form: n·R² of the squared residuals on the columns.</summary>
    private static double BreuschPagan(List<double[]> columns, double[] residuals)
    {
        var squares = residuals.Select(e => e * e).ToArray();
        if (LeastSquares.Fit(columns, squares) is not { } fit) return double.NaN;
        var mean = squares.Average();
        var r2 = 1 - (fit.ResidualSquares / squares.Sum(v => (v - mean) * (v - mean)));
        return Distributions.ChiSquaredUpper(squares.Length * r2, columns.Count);
    }

    private static double Cook(LeastSquares fit, double variance) =>
        fit.Residuals.Zip(fit.Leverages, (e, h) => e * e / (fit.Coefficients.Length * variance) * h / ((1 - h) * (1 - h))).Max();

    private static (List<double[]> Columns, double[] Y) Complete(List<double[]> columns, double[] y)
    {
        var rows = Enumerable.Range(0, y.Length).Where(i => !double.IsNaN(y[i]) && columns.TrueForAll(c => !double.IsNaN(c[i]))).ToArray();
        return (columns.Select(c => rows.Select(i => c[i]).ToArray()).ToList(), rows.Select(i => y[i]).ToArray());
    }
}
