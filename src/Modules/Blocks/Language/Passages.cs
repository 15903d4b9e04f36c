namespace Cadre.Blocks.Language;

/// <summary>A piece of text with its origin.</summary>
/// <param name="Source">Number of the material it is from, from 0.</param>
/// <param name="Position">Its place there, from 0.</param>
/// <param name="Text">The text.</param>
internal sealed record Passage(int Source, int Position, string Text);

/// <summary>Ranks passages by words: BM25 (Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75).</summary>
internal sealed class PassageIndex
{
    private const double K1 = 1.2;
    private const double B = 0.75;
    private readonly List<Dictionary<string, int>> counts;
    private readonly List<int> lengths;
    private readonly Dictionary<string, int> documents = new(StringComparer.Ordinal);
    private readonly double meanLength;

    public PassageIndex(IReadOnlyList<Passage> passages)
    {
        Passages = passages;
        counts = [.. passages.Select(p => Words.Of(p.Text).CountBy(w => w).ToDictionary(StringComparer.Ordinal))];
        lengths = [.. counts.Select(c => c.Values.Sum())];
        meanLength = lengths.Count == 0 ? 1 : Math.Max(1, lengths.Average());
        foreach (var word in counts.SelectMany(c => c.Keys))
        {
            documents[word] = documents.GetValueOrDefault(word) + 1;
        }
    }

    /// <summary>All passages.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>How rare a term is among the passages.</summary>
    public double Weight(string term) => Math.Log(1 + ((Passages.Count - documents.GetValueOrDefault(term) + 0.5) / (documents.GetValueOrDefault(term) + 0.5)));

    /// <summary>The terms of a passage with their counts.</summary>
    public IReadOnlyDictionary<string, int> Terms(int passage) => counts[passage];

    /// <summary>Passages that share words with a query, best first.</summary>
    public List<(int Passage, double Score)> Search(string query, int most)
    {
        var terms = Words.Of(query).Distinct(StringComparer.Ordinal).Where(documents.ContainsKey).ToList();
        return [.. Enumerable.Range(0, Passages.Count)
            .Select(i => (Passage: i, Score: terms.Sum(t => Score(i, t))))
            .Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage)
            .Take(most)];
    }

    private double Score(int passage, string term)
    {
        var count = counts[passage].GetValueOrDefault(term);
        return count == 0 ? 0 : Weight(term) * count * (K1 + 1) / (count + (K1 * (1 - B + (B * lengths[passage] / meanLength))));
    }
}
