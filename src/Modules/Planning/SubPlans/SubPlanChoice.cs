using Cadre.Expressions;
using Cadre.Planning.Facts;

namespace Cadre.Planning.SubPlans;

/// <summary>Chooses the sub-plans for an intent: weight of the kinds of goals, words that call for one, and search; then what those need, and what serves every goal whose topics are there.</summary>
internal sealed class SubPlanChoice(SubPlanLibrary library)
{
    private const double Enough = 4.0;
    private const double OfBest = 0.34;
    private const double Called = 6.0;
    private const int Most = 12;

    /// <summary>The chosen ones, in the order in which they are done.</summary>
    public IReadOnlyList<SubPlan> Choose(IntentFacts facts)
    {
        var found = library.Search(facts.Text);
        var ranked = library.All.Where(p => p.Kinds.Count > 0 && Holds(p.When, facts))
            .Select(p => (Plan: p, Score: Score(p, facts, found[p.Id])))
            .OrderByDescending(s => s.Score).ThenBy(s => s.Plan.Id, StringComparer.Ordinal).ToList();
        var bar = Math.Max(Enough, ranked.Count > 0 ? ranked[0].Score * OfBest : 0);
        var chosen = ranked.Where(s => s.Score >= bar).Take(Most).Select(s => s.Plan).ToList();
        if (chosen.Count == 0)
        {
            chosen = [.. library.All.Where(p => p.Kinds.ContainsKey("project"))];
        }

        AddNeeded(chosen, ranked);
        chosen.AddRange(library.All.Where(p => p.Kinds.Count == 0 && Holds(p.When, facts) && p.Needs.All(t => chosen.Any(c => c.Gives.ContainsKey(t))) && (p.Id != "report" || chosen.Count > 2)).ToList());
        return [.. chosen.DistinctBy(p => p.Id).OrderBy(p => p.Stage).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>Whether a condition holds; none holds always.</summary>
    public static bool Holds(string? condition, IntentFacts facts)
    {
        if (condition is null)
        {
            return true;
        }

        var parsed = CelExpression.Parse(condition);
        return parsed.Expression is { } expression
            ? expression.Evaluate(CelScope.From(facts.Values)).IsTrue
            : throw new InvalidOperationException($"The library has an expression that is not CEL: {condition}: {parsed.Errors[0].Message}");
    }

    private static double Score(SubPlan plan, IntentFacts facts, double search)
    {
        var kinds = plan.Kinds.Sum(k => k.Value * facts.Kind(k.Key));
        var called = plan.Calls.All.Count > 0 && plan.Calls.Count(facts.Text) > 0 ? Called : 0;
        return kinds + called + Math.Min(search, kinds + called > 0 ? 4 : 2.5);
    }

    private static void AddNeeded(List<SubPlan> chosen, List<(SubPlan Plan, double Score)> ranked)
    {
        for (var i = 0; i < chosen.Count; i++)
        {
            foreach (var topic in chosen[i].Needs.Where(t => !chosen.Any(c => c.Gives.ContainsKey(t))).ToList())
            {
                if (ranked.FirstOrDefault(r => r.Plan.Gives.ContainsKey(topic)).Plan is { } giver)
                {
                    chosen.Add(giver);
                }
            }
        }
    }
}
