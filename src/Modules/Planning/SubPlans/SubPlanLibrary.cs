using Cadre.Planning.Language;

namespace Cadre.Planning.SubPlans;

/// <summary>All sub-plans and the search over their texts (BM25, k1 = 1.4, b = 0.6; Robertson and Zaragoza 2009).</summary>
internal sealed class SubPlanLibrary
{
    private const double Saturation = 1.4;
    private const double LengthWeight = 0.6;
    private readonly List<(SubPlan Plan, Dictionary<string, int> Terms, int Length)> indexed;
    private readonly Dictionary<string, double> rarity;
    private readonly double meanLength;

    public SubPlanLibrary()
    {
        indexed = [.. EmbeddedYaml.Names("subplans").Select(n => SubPlan.From(EmbeddedYaml.Read(n))).OrderBy(p => p.Stage).ThenBy(p => p.Id, StringComparer.Ordinal).Select(Index)];
        meanLength = indexed.Average(d => d.Length);
        rarity = indexed.SelectMany(d => d.Terms.Keys).GroupBy(t => t, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Math.Log(1 + ((indexed.Count - g.Count() + 0.5) / (g.Count() + 0.5))), StringComparer.Ordinal);
    }

    /// <summary>All of them, by stage.</summary>
    public IReadOnlyList<SubPlan> All => [.. indexed.Select(d => d.Plan)];

    /// <summary>How well each fits the words.</summary>
    public IReadOnlyDictionary<string, double> Search(IntentText text)
    {
        var query = text.Words.Select(Stem).Where(rarity.ContainsKey).Distinct(StringComparer.Ordinal).Take(200).ToList();
        return indexed.ToDictionary(d => d.Plan.Id, d => query.Sum(t => Score(d.Terms.GetValueOrDefault(t), d.Length, rarity[t])), StringComparer.Ordinal);
    }

    private double Score(int count, int length, double weight) =>
        count == 0 ? 0 : weight * count * (Saturation + 1) / (count + (Saturation * (1 - LengthWeight + (LengthWeight * length / meanLength))));

    private static (SubPlan Plan, Dictionary<string, int> Terms, int Length) Index(SubPlan plan)
    {
        var words = IntentText.Split((plan.Text + " " + plan.Group).ToLowerInvariant()).Select(Stem).Where(w => w.Length > 2).ToList();
        return (plan, words.GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal), words.Count);
    }

    private static string Stem(string word) => word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 4 && word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3]
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
