using System.Text.Json.Nodes;
using Cadre.Planning.Composition;
using Cadre.Planning.Contracts;
using Cadre.Planning.Facts;
using Cadre.Planning.SubPlans;

namespace Cadre.Planning.BuiltIn;

/// <summary>Plans without a language model: reads facts, chooses sub-plans, fills and joins them. No network, no clock, no chance.</summary>
internal sealed class BuiltInPlanner(SubPlanLibrary library)
{
    private const int MostInSquad = 3;
    private readonly SubPlanChoice choice = new(library);

    /// <summary>Plans, asks or declines.</summary>
    /// <param name="intent">What is wanted.</param>
    /// <param name="model">Whether the blocks will have a language model: only then agents are put to work.</param>
    /// <param name="agents">Names of the workspace's agents; two or more of them can work as a squad.</param>
    public BuiltInAnswer Plan(NewIntent intent, bool model, IReadOnlyList<string> agents)
    {
        var facts = FactReader.Read(intent);
        facts.Values["model"] = model;
        facts.Values["agents"] = new JsonArray([.. agents.Take(MostInSquad).Select(name => (JsonNode)name)]);
        if (!facts.IsMeaningful)
        {
            return new BuiltInAnswer { Message = Declining.For(facts) };
        }

        var chosen = choice.Choose(facts);
        if (intent.Answers is null && Clarification.Ask(facts, chosen) is { Count: > 0 } questions)
        {
            return new BuiltInAnswer { Questions = questions };
        }

        return new BuiltInAnswer { Draft = Compose(facts, chosen) };
    }

    /// <summary>The draft for facts and sub-plans.</summary>
    public static PlanDraft Compose(IntentFacts facts, IReadOnlyList<SubPlan> chosen)
    {
        var phrases = new Phrases(facts.Language);
        var values = MaterialFacts.Complete(facts);
        var title = PlanTitle.For(facts, values);
        values["title"] = title;
        values["parts"] = string.Join(", ", chosen.Where(p => p.Id is not ("brief" or "report")).Select(p => phrases.Title("group." + p.Group, p.Group).ToLowerInvariant()).Distinct(StringComparer.Ordinal));
        var draft = new PlanComposer(facts, values, phrases).Compose(chosen, title, "");
        var ends = draft.Blocks.Count(b => b.Type is "content" or "analysis" or "video" or "game" or "image" or "voice");
        return draft with { Summary = $"{draft.Blocks.Count} blocks in {draft.Groups.Count} groups: {string.Join(", ", draft.Groups.Select(g => g.Title))}. {ends} of them make something to read, watch or play." };
    }
}

/// <summary>What the built-in planner came to: a draft, questions, or a message.</summary>
internal sealed record BuiltInAnswer
{
    public PlanDraft? Draft { get; init; }

    public IReadOnlyList<PlanQuestion> Questions { get; init; } = [];

    public string? Message { get; init; }
}
