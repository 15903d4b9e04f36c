using System.Text.Json.Nodes;
using Cadre.Planning.Language;

namespace Cadre.Planning.SubPlans;

/// <summary>A piece of a plan: a few blocks that make one thing, with what it gives to others and takes from them.</summary>
internal sealed record SubPlan(string Id, string Title, string Group, int Stage)
{
    /// <summary>Words for the search.</summary>
    public required string Text { get; init; }

    /// <summary>Kinds of goals it serves, with weight.</summary>
    public required IReadOnlyDictionary<string, double> Kinds { get; init; }

    /// <summary>Words that call for it by themselves.</summary>
    public required Wordlist Calls { get; init; }

    /// <summary>Topics it cannot do without.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Topic → local block and port.</summary>
    public required IReadOnlyDictionary<string, string> Gives { get; init; }

    /// <summary>A condition over the facts (CEL); null for none.</summary>
    public string? When { get; init; }

    /// <summary>Assumptions it makes, as templates.</summary>
    public required IReadOnlyList<string> Assumes { get; init; }

    /// <summary>Its blocks.</summary>
    public required IReadOnlyList<SubPlanBlock> Blocks { get; init; }

    /// <summary>Reads a file of the library.</summary>
    public static SubPlan From(JsonObject json) => new(Required(json, "id"), Required(json, "title"), Required(json, "group"), (int)json["stage"]!.GetValue<long>())
    {
        Text = Required(json, "text"),
        Kinds = (json["kinds"] as JsonObject ?? []).ToDictionary(k => k.Key, k => Number(k.Value!), StringComparer.Ordinal),
        Calls = new Wordlist(json["calls"]?.GetValue<string>() ?? ""),
        Needs = List(json, "needs"),
        Gives = (json["gives"] as JsonObject ?? []).ToDictionary(g => g.Key, g => g.Value!.GetValue<string>(), StringComparer.Ordinal),
        When = json["when"]?.GetValue<string>(),
        Assumes = List(json, "assumes"),
        Blocks = [.. json["blocks"]!.AsArray().Select(b => SubPlanBlock.From((JsonObject)b!))],
    };

    internal static List<string> List(JsonObject json, string name) => [.. (json[name] as JsonArray ?? []).Select(v => v!.GetValue<string>())];

    internal static string Required(JsonObject json, string name) => json[name]?.GetValue<string>() ?? throw new InvalidOperationException($"A sub-plan lacks '{name}'.");

    private static double Number(JsonNode node) => node.GetValueKind() == System.Text.Json.JsonValueKind.Number ? double.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : 0;
}

/// <summary>A block of a sub-plan.</summary>
internal sealed record SubPlanBlock(string Id, string Type, string Title)
{
    /// <summary>Why it is there, as template.</summary>
    public required string Why { get; init; }

    /// <summary>Settings, texts in it being templates.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>Input port → sources: <c>block.port</c> of this sub-plan, or <c>@topic</c> of any before it.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs { get; init; }

    /// <summary>Acceptance checks, as templates.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>A condition over the facts (CEL); null for none.</summary>
    public string? When { get; init; }

    /// <summary>A list in the facts to repeat the block over, as <c>item</c> and <c>n</c>; null for once.</summary>
    public string? Each { get; init; }

    public static SubPlanBlock From(JsonObject json) => new(SubPlan.Required(json, "id"), SubPlan.Required(json, "type"), SubPlan.Required(json, "title"))
    {
        Why = SubPlan.Required(json, "why"),
        Settings = json["settings"] as JsonObject ?? [],
        Inputs = (json["in"] as JsonObject ?? []).ToDictionary(i => i.Key, i => (IReadOnlyList<string>)[.. i.Value!.AsArray().Select(v => v!.GetValue<string>())], StringComparer.Ordinal),
        Checks = SubPlan.List(json, "checks"),
        When = json["when"]?.GetValue<string>(),
        Each = json["each"]?.GetValue<string>(),
    };
}
