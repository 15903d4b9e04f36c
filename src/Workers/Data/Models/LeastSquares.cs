namespace Cadre.Workers.Data.Models;

/// <summary>Ordinary least squares by Householder's QR of the standardised columns, which keeps ill-conditioned data (Longley's) accurate.</summary>
internal sealed class LeastSquares
{
    private LeastSquares(double[] coefficients, double[] standardErrors, double[] residuals, double[] leverages)
    {
        Coefficients = coefficients;
        StandardErrors = standardErrors;
        Residuals = residuals;
        Leverages = leverages;
    }

    /// <summary>The intercept, then one per column.</summary>
    internal double[] Coefficients { get; }

    internal double[] StandardErrors { get; }

    internal double[] Residuals { get; }

    /// <summary>Diagonal of the hat matrix.</summary>
    internal double[] Leverages { get; }

    /// <summary>Residual degrees of freedom.</summary>
    internal int Freedom => Residuals.Length - Coefficients.Length;

    internal double ResidualSquares => Residuals.Sum(r => r * r);

    /// <summary>Fits y = b₀ + Σ bⱼ xⱼ; null when a column is a combination of the others, or there are too few rows.</summary>
    internal static LeastSquares? Fit(IReadOnlyList<double[]> columns, double[] y)
    {
        int rows = y.Length, width = columns.Count;
        if (rows <= width + 1) return null;
        var means = columns.Select(c => c.Average()).ToArray();
        var scales = columns.Select((c, j) => Math.Sqrt(c.Sum(v => (v - means[j]) * (v - means[j])))).ToArray();
        if (scales.Any(s => !(s > 0))) return null;
        var q = columns.Select((c, j) => c.Select(v => (v - means[j]) / scales[j]).ToArray()).ToArray();
        var meanY = y.Average();
        if (Orthogonal.Of(q) is not { } factors) return null;
        var centred = y.Select(v => v - meanY).ToArray();
        var slopes = factors.Solve(centred);
        var coefficients = new double[width + 1];
        for (var j = 0; j < width; j++) coefficients[j + 1] = slopes[j] / scales[j];
        coefficients[0] = meanY - Enumerable.Range(0, width).Sum(j => coefficients[j + 1] * means[j]);
        var residuals = centred.Select((v, i) => v - Enumerable.Range(0, width).Sum(j => slopes[j] * q[j][i])).ToArray();
        var variance = residuals.Sum(r => r * r) / (rows - width - 1);
        return new LeastSquares(coefficients, Errors(factors.Inverse(), scales, means, variance, rows), residuals, [.. factors.Leverages().Select(h => h + (1.0 / rows))]);
    }

    /// <summary>Square roots of the diagonal of σ²(XᵀX)⁻¹, brought back to the columns' own units; the intercept's takes all of it.</summary>
    private static double[] Errors(double[][] inverse, double[] scales, double[] means, double variance, int rows)
    {
        var width = scales.Length;
        var errors = new double[width + 1];
        var intercept = 1.0 / rows;
        for (var j = 0; j < width; j++)
        {
            errors[j + 1] = Math.Sqrt(variance * inverse[j][j]) / scales[j];
            for (var k = 0; k < width; k++) intercept += means[j] * means[k] * inverse[j][k] / (scales[j] * scales[k]);
        }
        errors[0] = Math.Sqrt(variance * intercept);
        return errors;
    }
}
