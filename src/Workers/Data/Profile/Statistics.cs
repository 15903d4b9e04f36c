namespace Cadre.Workers.Data.Profile;

/// <summary>Formulas over plain arrays. NaN marks a missing value.</summary>
internal static class Statistics
{
    /// <summary>Pearson's product-moment correlation (two-pass); NaN when a side does not vary.</summary>
    internal static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = 0, meanY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            meanX += (x[i] - meanX) / (i + 1);
            meanY += (y[i] - meanY) / (i + 1);
        }
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX, dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx) / Math.Sqrt(yy), -1, 1) : double.NaN;
    }

    /// <summary>Ranks from 1, ties share the mean of their ranks.</summary>
    internal static double[] Ranks(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(keys, order);
        var ranks = new double[keys.Length];
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end].Equals(keys[start]);) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = ((start + 1) + end) / 2.0;
        }
        return ranks;
    }

    internal static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Pearson(Ranks(x), Ranks(y));

    /// <summary>Cramér's V, on request with Bergsma's (2013) correction for bias. Codes are 0…k−1, −1 is missing.</summary>
    internal static (double V, long N) CramersV(ReadOnlySpan<int> x, int kindsX, ReadOnlySpan<int> y, int kindsY, bool correctBias)
    {
        var cells = new long[kindsX, kindsY];
        var rows = new long[kindsX];
        var columns = new long[kindsY];
        long n = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 0 || y[i] < 0) continue;
            cells[x[i], y[i]]++;
            rows[x[i]]++;
            columns[y[i]]++;
            n++;
        }
        double r = rows.Count(c => c > 0), k = columns.Count(c => c > 0);
        if (n < 2 || r < 2 || k < 2) return (double.NaN, n);
        double chi2 = 0;
        for (var i = 0; i < kindsX; i++)
        {
            for (var j = 0; j < kindsY; j++)
            {
                var expected = (double)rows[i] * columns[j] / n;
                if (expected > 0) chi2 += (cells[i, j] - expected) * (cells[i, j] - expected) / expected;
            }
        }
        var phi2 = chi2 / n;
        if (!correctBias) return (Math.Sqrt(phi2 / Math.Min(r - 1, k - 1)), n);
        var corrected = Math.Max(0, phi2 - ((r - 1) * (k - 1) / (n - 1)));
        var smaller = Math.Min(r - ((r - 1) * (r - 1) / (n - 1)), k - ((k - 1) * (k - 1) / (n - 1))) - 1;
        return (smaller > 0 ? Math.Min(1, Math.Sqrt(corrected / smaller)) : double.NaN, n);
    }

    /// <summary>Eta squared: variance between groups over total variance. Codes as in <see cref="CramersV"/>.</summary>
    internal static (double EtaSquared, long N) EtaSquared(ReadOnlySpan<int> groups, int kinds, ReadOnlySpan<double> values)
    {
        var counts = new long[kinds];
        var means = new double[kinds];
        double mean = 0, total = 0;
        long n = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (groups[i] < 0 || double.IsNaN(values[i])) continue;
            var delta = values[i] - mean;
            mean += delta / ++n;
            total += delta * (values[i] - mean);
            means[groups[i]] += (values[i] - means[groups[i]]) / ++counts[groups[i]];
        }
        if (n < 3 || !(total > 0)) return (double.NaN, n);
        double between = 0;
        for (var g = 0; g < kinds; g++) between += counts[g] * (means[g] - mean) * (means[g] - mean);
        return (Math.Clamp(between / total, 0, 1), n);
    }

    /// <summary>Least squares y = a + b·x.</summary>
    internal static (double Intercept, double Slope, double RSquared) Line(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = 0, meanY = 0, xx = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            meanX += x[i] / x.Length;
            meanY += y[i] / y.Length;
        }
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        var slope = xx > 0 ? xy / xx : 0;
        var r = Pearson(x, y);
        return (meanY - (slope * meanX), slope, double.IsNaN(r) ? 0 : r * r);
    }

    /// <summary>Mann–Kendall trend test with the correction for ties (Kendall 1975); two-sided p by the normal approximation.</summary>
    internal static (double Tau, double P) MannKendall(ReadOnlySpan<double> y)
    {
        var n = y.Length;
        if (n < 4) return (0, 1);
        long s = 0;
        for (var i = 0; i < n - 1; i++)
            for (var j = i + 1; j < n; j++)
                s += Math.Sign(y[j] - y[i]);
        var ties = y.ToArray().GroupBy(v => v).Sum(g => (double)g.Count() * (g.Count() - 1) * ((2 * g.Count()) + 5));
        var variance = (((double)n * (n - 1) * ((2 * n) + 5)) - ties) / 18;
        var z = variance > 0 && s != 0 ? (s - Math.Sign(s)) / Math.Sqrt(variance) : 0;
        return (2.0 * s / ((double)n * (n - 1)), Erfc(Math.Abs(z) / Math.Sqrt(2)));
    }

    /// <summary>Complementary error function, Abramowitz and Stegun 7.1.26 (error below 1.5e-7).</summary>
    internal static double Erfc(double x)
    {
        var t = 1 / (1 + (0.3275911 * x));
        var polynomial = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429))))))));
        return Math.Clamp(polynomial * Math.Exp(-x * x), 0, 1);
    }
}
