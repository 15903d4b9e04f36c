namespace Cadre.Workers.Data.Models;

/// <summary>
/// Tail probabilities of the t, F and chi-squared distributions by the regularised incomplete beta and gamma functions (continued fractions after Lentz;
/// Numerical Recipes 6.2 and 6.4 describe both), and quantiles by bisection. Accurate to about 1e-10.
/// </summary>
internal static class Distributions
{
    private const double Tiny = 1e-300;
    private const double Enough = 1e-15;

    /// <summary>P(|T| ≥ |t|).</summary>
    internal static double StudentTwoSided(double t, double freedom) =>
        double.IsNaN(t) ? double.NaN : double.IsInfinity(t) ? 0 : IncompleteBeta(freedom / 2, 0.5, freedom / (freedom + (t * t)));

    /// <summary>The value that |T| exceeds with probability 1 − <paramref name="confidence"/>.</summary>
    internal static double StudentQuantile(double confidence, double freedom)
    {
        double low = 0, high = 1;
        while (StudentTwoSided(high, freedom) > 1 - confidence) high *= 2;
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (StudentTwoSided(middle, freedom) > 1 - confidence) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>P(F ≥ f).</summary>
    internal static double FisherUpper(double f, double above, double below) =>
        double.IsNaN(f) ? double.NaN : double.IsInfinity(f) ? 0 : IncompleteBeta(below / 2, above / 2, below / (below + (above * f)));

    /// <summary>P(X² ≥ x).</summary>
    internal static double ChiSquaredUpper(double x, double freedom) => x <= 0 ? 1 : 1 - IncompleteGamma(freedom / 2, x / 2);

    private static double IncompleteBeta(double a, double b, double x)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(a, b, x) / a : 1 - (front * BetaFraction(b, a, 1 - x) / b);
    }

    private static double BetaFraction(double a, double b, double x)
    {
        double c = 1, d = 1 / NotZero(1 - ((a + b) * x / (a + 1))), fraction = d;
        for (var m = 1; m <= 500; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            fraction *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            fraction *= c * d;
            if (Math.Abs((c * d) - 1) < Enough) break;
        }
        return fraction;
    }

    /// <summary>P(a, x): the series below a + 1, the continued fraction beyond.</summary>
    private static double IncompleteGamma(double a, double x)
    {
        var front = Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        if (x < a + 1)
        {
            double term = 1 / a, sum = term;
            for (var n = 1; n <= 1000 && term > sum * Enough; n++) sum += term *= x / (a + n);
            return sum * front;
        }
        double b = x + 1 - a, c = 1 / Tiny, d = 1 / b, fraction = d;
        for (var n = 1; n <= 1000; n++)
        {
            var factor = -n * (n - a);
            b += 2;
            d = 1 / NotZero((factor * d) + b);
            c = NotZero(b + (factor / c));
            fraction *= c * d;
            if (Math.Abs((c * d) - 1) < Enough) break;
        }
        return 1 - (front * fraction);
    }

    /// <summary>Stirling's series, after shifting small arguments up; error below 1e-14.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        while (x < 15) shift -= Math.Log(x++);
        var inverse = 1 / (x * x);
        var series = ((((((1.0 / 1188) * inverse) - (1.0 / 1680)) * inverse) + (1.0 / 1260)) * inverse) - (1.0 / 360);
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (((series * inverse) + (1.0 / 12)) / x);
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
