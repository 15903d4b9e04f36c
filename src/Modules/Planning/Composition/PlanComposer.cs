using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Planning.Contracts;
using Cadre.Planning.Facts;
using Cadre.Planning.SubPlans;

namespace Cadre.Planning.Composition;

/// <summary>Joins sub-plans into one connected graph: a topic that one gives goes to every later one that takes it.</summary>
internal sealed class PlanComposer(IntentFacts facts, JsonObject values, Phrases phrases)
{
    private readonly List<PlanBlock> blocks = [];
    private readonly List<PlanConnection> connections = [];
    private readonly List<AcceptanceCheck> checks = [];
    private readonly List<PlanGroup> groups = [];
    private readonly List<string> assumptions = [];
    private readonly Dictionary<string, List<(string Block, string Port)>> topics = new(StringComparer.Ordinal);

    /// <summary>Composes the draft.</summary>
    public PlanDraft Compose(IReadOnlyList<SubPlan> chosen, string title, string summary)
    {
        foreach (var plan in chosen)
        {
            Add(plan);
        }

        connections.AddRange(LooseEnds.Join(blocks, connections).ToList());
        var used = groups.Where(g => blocks.Any(b => b.Group == g.Id)).ToList();
        return new PlanDraft(title, summary, blocks, connections, used)
        {
            Goal = facts.Value("goal"),
            Language = facts.Language,
            Assumptions = [.. facts.Assumptions.Concat(assumptions).Distinct(StringComparer.Ordinal)],
            Acceptance = checks,
            Credentials = [.. facts.Services.Select(s => new PlanCredential(s.Name, $"To work with {s.Name} it needs {s.Needs}; until it is connected, the plan runs on sample data.", true))],
        };
    }

    private void Add(SubPlan plan)
    {
        var group = Group(plan);
        var filling = new Filling(values);
        assumptions.AddRange(plan.Assumes.Select(filling.Text).Where(t => t.Trim().Length > 0));
        var wanted = plan.Blocks.Where(b => SubPlanChoice.Holds(b.When, facts)).ToList();
        var local = wanted.ToDictionary(b => b.Id, b => (List<string>)[.. Items(b).Select((item, n) => Add(plan, b, group, item, n))], StringComparer.Ordinal);
        wanted.ForEach(block => local[block.Id].ForEach(id => Wire(block, id, local)));

        foreach (var (topic, source) in plan.Gives)
        {
            var (id, port) = Split(source);
            topics.TryAdd(topic, []);
            topics[topic].AddRange(local.GetValueOrDefault(id, []).Select(b => (b, port)));
        }
    }

    private IEnumerable<JsonNode?> Items(SubPlanBlock block) => block.Each is null ? [null] : (values[block.Each] as JsonArray ?? []).Take(6);

    private string Add(SubPlan plan, SubPlanBlock block, string group, JsonNode? item, int n)
    {
        var scope = values;
        if (block.Each is not null)
        {
            scope = (JsonObject)values.DeepClone();
            scope["item"] = item?.DeepClone();
            scope["n"] = n + 1;
        }

        var filling = new Filling(scope);
        var id = $"b{blocks.Count + 1}";
        var title = Tidy(filling.Text(phrases.Title($"{plan.Id}.{block.Id}", block.Title)));
        blocks.Add(new PlanBlock(id, block.Type, title)
        {
            Why = Tidy(filling.Text(block.Why)),
            Settings = JsonSerializer.SerializeToElement(filling.Settings(block.Settings) as JsonObject ?? []),
            Group = group,
        });
        foreach (var check in block.Checks)
        {
            checks.Add(new AcceptanceCheck($"a{checks.Count + 1}", filling.Text(check), id));
        }

        return id;
    }

    /// <summary>Connects a block once all of its sub-plan are there: a loop takes back what comes after it.</summary>
    private void Wire(SubPlanBlock block, string id, Dictionary<string, List<string>> local)
    {
        foreach (var (port, sources) in block.Inputs)
        {
            connections.AddRange(sources.SelectMany(s => Chosen(s, local)).Distinct().Select(from => new PlanConnection([from.Block, from.Port], [id, port])));
        }
    }

    /// <summary>The first of the sources named, separated by bars, that is there.</summary>
    private List<(string Block, string Port)> Chosen(string sources, Dictionary<string, List<string>> local) =>
        sources.Split('|').Select(source => Sources(source, local).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];

    private IEnumerable<(string Block, string Port)> Sources(string source, Dictionary<string, List<string>> local)
    {
        if (source.StartsWith('@'))
        {
            return topics.GetValueOrDefault(source[1..], []);
        }

        var (id, port) = Split(source);
        return local.GetValueOrDefault(id, []).Select(b => (b, port));
    }

    private string Group(SubPlan plan)
    {
        var title = phrases.Title("group." + plan.Group, plan.Group);
        if (groups.FirstOrDefault(g => g.Title == title) is { } known)
        {
            return known.Id;
        }

        groups.Add(new PlanGroup($"g{groups.Count + 1}", title));
        return groups[^1].Id;
    }

    private static (string Id, string Port) Split(string source) => source.Split('.', 2) is [var id, var port] ? (id, port) : throw new InvalidOperationException($"The library has a source without port: {source}");

    private static string Tidy(string text)
    {
        var one = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return one.Length <= 200 ? one : one[..199] + "…";
    }
}
