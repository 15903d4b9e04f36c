namespace Cadre.Workers.Data.Profile;

/// <summary>All pairs of columns that can be compared, strongest first.</summary>
internal static class Associations
{
    private const int FewestRows = 5;

    internal static IReadOnlyList<Association> Of(SampleData sample) =>
        [.. Numeric(sample).Concat(Categorical(sample)).Concat(Mixed(sample)).Where(a => double.IsFinite(a.Value)).OrderByDescending(a => Math.Abs(a.Value))];

    private static IEnumerable<Association> Numeric(SampleData sample)
    {
        var columns = sample.Numbers.ToList();
        var complete = columns.ToDictionary(c => c.Key, c => !c.Value.AsSpan().ContainsNaN(), StringComparer.Ordinal);
        var ranks = columns.Where(c => complete[c.Key]).ToDictionary(c => c.Key, c => Statistics.Ranks(c.Value), StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = i + 1; j < columns.Count; j++)
            {
                var (a, b) = (columns[i], columns[j]);
                double[] x = a.Value, y = b.Value;
                var whole = complete[a.Key] && complete[b.Key];
                if (!whole) (x, y) = Pairs(x, y);
                if (x.Length < FewestRows) continue;
                yield return new Association(a.Key, b.Key, "pearson", Statistics.Pearson(x, y), x.Length);
                var spearman = whole ? Statistics.Pearson(ranks[a.Key], ranks[b.Key]) : Statistics.Spearman(x, y);
                yield return new Association(a.Key, b.Key, "spearman", spearman, x.Length);
            }
        }
    }

    private static IEnumerable<Association> Categorical(SampleData sample)
    {
        for (var i = 0; i < sample.Categories.Count; i++)
        {
            for (var j = i + 1; j < sample.Categories.Count; j++)
            {
                var (a, b) = (sample.Categories[i], sample.Categories[j]);
                var (v, n) = Statistics.CramersV(a.Codes, a.Kinds.Count, b.Codes, b.Kinds.Count, correctBias: true);
                if (n >= FewestRows) yield return new Association(a.Name, b.Name, "cramersV", v, n);
            }
        }
    }

    private static IEnumerable<Association> Mixed(SampleData sample)
    {
        foreach (var category in sample.Categories)
        {
            foreach (var (name, values) in sample.Numbers)
            {
                var (eta2, n) = Statistics.EtaSquared(category.Codes, category.Kinds.Count, values);
                if (n >= FewestRows) yield return new Association(category.Name, name, "correlationRatio", Math.Sqrt(eta2), n);
            }
        }
    }

    internal static (double[] X, double[] Y) Pairs(double[] x, double[] y)
    {
        var keptX = new List<double>(x.Length);
        var keptY = new List<double>(x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i])) continue;
            keptX.Add(x[i]);
            keptY.Add(y[i]);
        }
        return ([.. keptX], [.. keptY]);
    }

    private static bool ContainsNaN(this Span<double> values)
    {
        foreach (var value in values)
            if (double.IsNaN(value)) return true;
        return false;
    }
}
