using Cadre.Canvases.Contracts;

namespace Cadre.Planning.SubPlans;

/// <summary>The library of sub-plans as examples for those who build a canvas by hand.</summary>
internal sealed class SubPlanExamples(SubPlanLibrary library) : IPlanExamples
{
    private readonly Lazy<IReadOnlyList<PlanExample>> examples = new(() => [.. library.All.Select(p => ExampleOf(p, library.All))]);

    public IReadOnlyList<PlanExample> Examples => examples.Value;

    public IReadOnlyList<KeyValuePair<string, string>> Goals { get; } =
    [
        new("business", "Start a business"), new("app", "Build an app"), new("video", "Make a film"), new("game", "Make a game"),
        new("analysis", "Understand data"), new("automation", "Automate a process"), new("research", "Research a question"), new("marketing", "Reach people"),
        new("brand", "Design a brand"), new("writing", "Write something"),
    ];

    private static PlanExample ExampleOf(SubPlan plan, IReadOnlyList<SubPlan> all) =>
        new([.. plan.Kinds.Keys], [.. plan.Blocks.Select(b => b.Type)], [.. plan.Blocks.SelectMany(b => b.Inputs.Values.SelectMany(s => s).SelectMany(s => Sources(s, plan, all)).Select(from => new TypeConnection(from, b.Type)))]);

    /// <summary>The types behind a source: one block of the same plan, or whatever gives a topic.</summary>
    private static IEnumerable<string> Sources(string source, SubPlan plan, IReadOnlyList<SubPlan> all) => source.StartsWith('@')
        ? all.Where(p => p.Gives.ContainsKey(source[1..])).Select(p => TypeOf(p, p.Gives[source[1..]])).OfType<string>().Distinct(StringComparer.Ordinal)
        : TypeOf(plan, source) is { } type ? [type] : [];

    private static string? TypeOf(SubPlan plan, string port) => plan.Blocks.FirstOrDefault(b => b.Id == port.Split('.')[0])?.Type;
}
