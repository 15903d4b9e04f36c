namespace Cadre.Workers.Data.Models;

/// <summary>Groups of rows that are alike.</summary>
/// <param name="Columns">The measures compared, each brought to mean 0 and deviation 1.</param>
/// <param name="N">Rows without a missing value.</param>
/// <param name="Silhouette">From −1 to 1: how much nearer rows are to their own group than to the next; below 0.25 the groups are hardly real.</param>
/// <param name="Tried">The silhouette of each number of groups that was tried.</param>
internal sealed record Clustering(IReadOnlyList<string> Columns, int N, double Silhouette, double Inertia, IReadOnlyList<ClusterGroup> Groups, IReadOnlyList<ClusterChoice> Tried)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public int[] Codes { get; init; } = [];

    [System.Text.Json.Serialization.JsonIgnore]
    public double[][] Rows { get; init; } = [];
}

/// <param name="Means">Of each column, in its own units.</param>
internal sealed record ClusterGroup(int Count, IReadOnlyList<double> Means, IReadOnlyList<double> Scores);

internal sealed record ClusterChoice(int Groups, double Silhouette, double Inertia);

/// <summary>k-means (k-means++ starts, Lloyd's steps, the best of several starts) for two to eight groups; the number with the best silhouette is taken.</summary>
internal static class ClusterFit
{
    private const int MostRows = 2000;
    private const int Starts = 16;
    private const int MostSteps = 200;
    private const int MostGroups = 8;

    internal static Clustering? Of(IReadOnlyList<(string Name, double[] Values)> measures)
    {
        if (measures.Count < 2) return null;
        var complete = Enumerable.Range(0, measures[0].Values.Length).Where(i => measures.All(m => !double.IsNaN(m.Values[i]))).ToArray();
        var step = Math.Max(1, (int)Math.Ceiling((double)complete.Length / MostRows));
        var raw = complete.Where((_, i) => i % step == 0).Select(i => measures.Select(m => m.Values[i]).ToArray()).ToArray();
        if (raw.Length < 10) return null;
        var rows = Standardise(raw);
        if (rows is null) return null;
        var best = Enumerable.Range(2, Math.Min(MostGroups, raw.Length / 5) - 1).Select(k => Best(rows, k)).ToList();
        if (best.Count == 0) return null;
        var scored = best.Select(b => (b.Codes, b.Inertia, b.K, Silhouette: Silhouette(rows, b.Codes, b.K))).ToList();
        var chosen = scored.MaxBy(s => s.Silhouette);
        return new Clustering(
            measures.Select(m => m.Name).ToList(), raw.Length, chosen.Silhouette, chosen.Inertia,
            Enumerable.Range(0, chosen.K).Select(k => Group(raw, rows, chosen.Codes, k)).ToList(),
            scored.Select(s => new ClusterChoice(s.K, s.Silhouette, s.Inertia)).ToList())
        {
            Codes = chosen.Codes,
            Rows = raw,
        };
    }

    /// <summary>Mean silhouette over all rows (Rousseeuw 1987).</summary>
    internal static double Silhouette(double[][] rows, int[] codes, int groups)
    {
        var counts = new int[groups];
        foreach (var code in codes) counts[code]++;
        double sum = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (counts[codes[i]] < 2) continue;
            var away = new double[groups];
            for (var j = 0; j < rows.Length; j++) away[codes[j]] += Math.Sqrt(Squared(rows[i], rows[j]));
            var own = away[codes[i]] / (counts[codes[i]] - 1);
            var next = Enumerable.Range(0, groups).Where(g => g != codes[i] && counts[g] > 0).Min(g => away[g] / counts[g]);
            sum += (next - own) / Math.Max(own, next);
        }
        return sum / rows.Length;
    }

    private static double[][]? Standardise(double[][] raw)
    {
        var width = raw[0].Length;
        var means = Enumerable.Range(0, width).Select(j => raw.Average(r => r[j])).ToArray();
        var deviations = Enumerable.Range(0, width).Select(j => Math.Sqrt(raw.Average(r => (r[j] - means[j]) * (r[j] - means[j])))).ToArray();
        return deviations.Any(d => !(d > 0)) ? null : raw.Select(r => r.Select((v, j) => (v - means[j]) / deviations[j]).ToArray()).ToArray();
    }

    private static (int K, int[] Codes, double Inertia) Best(double[][] rows, int k)
    {
        var best = (K: k, Codes: Array.Empty<int>(), Inertia: double.PositiveInfinity);
        for (var start = 0; start < Starts; start++)
        {
            // The same table always gives the same groups: the starts are numbered, not drawn from a clock.
            var (codes, inertia) = Lloyd(rows, Seeds(rows, k, new Draws((ulong)((k * 1000) + start))));
            if (inertia < best.Inertia) best = (k, codes, inertia);
        }
        return best;
    }

    private static double[][] Seeds(double[][] rows, int k, Draws draws)
    {
        var centres = new List<double[]> { rows[(int)(draws.Next() * rows.Length)] };
        while (centres.Count < k)
        {
            var weights = rows.Select(r => centres.Min(c => Squared(r, c))).ToArray();
            var target = draws.Next() * weights.Sum();
            var at = 0;
            while (at < rows.Length - 1 && (target -= weights[at]) > 0) at++;
            centres.Add(rows[at]);
        }
        return [.. centres];
    }

    private static (int[] Codes, double Inertia) Lloyd(double[][] rows, double[][] centres)
    {
        var codes = new int[rows.Length];
        for (var step = 0; step < MostSteps; step++)
        {
            var moved = step == 0;
            for (var i = 0; i < rows.Length; i++)
            {
                var near = Nearest(rows[i], centres);
                moved |= near != codes[i];
                codes[i] = near;
            }
            if (!moved) break;
            centres = [.. centres.Select((c, k) => Centre(rows, codes, k) ?? c)];
        }
        return (codes, rows.Select((r, i) => Squared(r, centres[codes[i]])).Sum());
    }

    private static int Nearest(double[] row, double[][] centres)
    {
        var (best, distance) = (0, double.PositiveInfinity);
        for (var k = 0; k < centres.Length; k++)
        {
            var away = Squared(row, centres[k]);
            if (away < distance) (best, distance) = (k, away);
        }
        return best;
    }

    private static double[]? Centre(double[][] rows, int[] codes, int k)
    {
        var sum = new double[rows[0].Length];
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (codes[i] != k) continue;
            count++;
            for (var j = 0; j < sum.Length; j++) sum[j] += rows[i][j];
        }
        return count == 0 ? null : sum.Select(s => s / count).ToArray();
    }

    private static ClusterGroup Group(double[][] raw, double[][] rows, int[] codes, int k) =>
        new(codes.Count(c => c == k), Centre(raw, codes, k) ?? [], Centre(rows, codes, k) ?? []);

    private static double Squared(double[] a, double[] b)
    {
        double sum = 0;
        for (var j = 0; j < a.Length; j++) sum += (a[j] - b[j]) * (a[j] - b[j]);
        return sum;
    }
}
