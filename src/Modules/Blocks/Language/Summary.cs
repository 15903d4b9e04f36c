namespace Cadre.Blocks.Language;

/// <summary>
/// Extractive summary: sentences near the centre of the material (mean of TF-IDF vectors), early ones and those with figures somewhat preferred,
/// each chosen for what it adds (maximal marginal relevance, Carbonell and Goldstein 1998, lambda 0.7). Same input, same summary.
/// </summary>
internal static class Summary
{
    private const double Lambda = 0.7;
    private const int MostCandidates = 600;

    /// <summary>The chosen sentences in the order of the material.</summary>
    public static List<Passage> Of(IReadOnlyList<string> materials, int most) => Of(Index(materials), null, most);

    /// <summary>The sentences of materials as an index.</summary>
    public static PassageIndex Index(IReadOnlyList<string> materials) =>
        new([.. materials.SelectMany((text, source) => Sentences.Of(text).Select((sentence, position) => new Passage(source, position, sentence)))]);

    /// <summary>The chosen sentences; with a focus, those that speak of it.</summary>
    public static List<Passage> Of(PassageIndex index, string? focus, int most)
    {
        var candidates = Candidates(index, focus);
        var centre = Centre(index, candidates);
        var relevance = candidates.ToDictionary(c => c.Passage, c => c.Score + Merit(index, c.Passage, centre));
        var chosen = new List<int>();
        while (chosen.Count < most && relevance.Count > 0)
        {
            var best = relevance.Keys.MaxBy(i => (Lambda * relevance[i]) - ((1 - Lambda) * (chosen.Count == 0 ? 0 : chosen.Max(c => Likeness(index, i, c)))));
            relevance.Remove(best);
            if (chosen.All(c => Likeness(index, best, c) < 0.7))
            {
                chosen.Add(best);
            }
        }

        return [.. chosen.Order().Select(i => index.Passages[i])];
    }

    private static List<(int Passage, double Score)> Candidates(PassageIndex index, string? focus)
    {
        if (focus is null)
        {
            return [.. Enumerable.Range(0, index.Passages.Count).Where(i => index.Terms(i).Count >= 3).Take(MostCandidates).Select(i => (i, 0.0))];
        }

        var hits = index.Search(focus, MostCandidates);
        var top = hits.Count == 0 ? 1 : hits[0].Score;
        return [.. hits.Where(h => h.Score > top * 0.25).Select(h => (h.Passage, h.Score / top))];
    }

    private static Dictionary<string, double> Centre(PassageIndex index, List<(int Passage, double Score)> candidates)
    {
        var centre = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (term, count) in candidates.SelectMany(c => index.Terms(c.Passage)))
        {
            centre[term] = centre.GetValueOrDefault(term) + (count * index.Weight(term));
        }

        return centre;
    }

    private static double Merit(PassageIndex index, int passage, Dictionary<string, double> centre)
    {
        var terms = index.Terms(passage);
        var length = Math.Sqrt(terms.Sum(t => Math.Pow(t.Value * index.Weight(t.Key), 2)));
        var whole = Math.Sqrt(centre.Values.Sum(v => v * v));
        var closeness = length * whole == 0 ? 0 : terms.Sum(t => t.Value * index.Weight(t.Key) * centre.GetValueOrDefault(t.Key)) / (length * whole);
        var text = index.Passages[passage].Text;
        var early = 0.15 / (1 + index.Passages[passage].Position);
        var figures = text.Any(char.IsDigit) ? 0.05 : 0;
        return closeness + early + figures - (text.Length > 320 ? 0.1 : 0) - (text.EndsWith('?') ? 0.1 : 0);
    }

    private static double Likeness(PassageIndex index, int a, int b)
    {
        var (one, two) = (index.Terms(a), index.Terms(b));
        var shared = one.Keys.Count(two.ContainsKey);
        return shared == 0 ? 0 : (double)shared / Math.Min(one.Count, two.Count);
    }
}
