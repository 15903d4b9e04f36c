using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Canvases.Contracts;
using Cadre.Planning.Composition;
using Cadre.Planning.Contracts;

namespace Cadre.Planning.ModelPlanning;

/// <summary>What a model's answer came to.</summary>
internal sealed record ModelPlan(PlanDraft? Draft, IReadOnlyList<PlanQuestion> Questions, string? Fault);

/// <summary>Reads a model's plan. Unknown settings are dropped, ports mended where only one fits; unknown types and unreadable answers are faults.</summary>
internal sealed class ModelPlanReader(IBlockCatalog catalog)
{
    private const int MostBlocks = 60;

    /// <summary>Reads it.</summary>
    public ModelPlan Read(string text, NewIntent intent)
    {
        if (Parse(text) is not { } json)
        {
            return new(null, [], "The answer is not one JSON object.");
        }

        var questions = Questions(json);
        var blocks = Items(json, "blocks").Select((b, i) => Block(b, i, intent)).ToList();
        if (blocks.Count is 0 or > MostBlocks || blocks.DistinctBy(b => b.Id).Count() != blocks.Count)
        {
            return new(null, questions, $"It needs 1 to {MostBlocks} blocks with different ids.");
        }

        if (blocks.FirstOrDefault(b => catalog.Find(b.Type) is null) is { } unknown)
        {
            return new(null, [], $"- block {unknown.Id}: there is no block type '{unknown.Type}'.");
        }

        var ids = blocks.ToDictionary(b => b.Id, b => catalog.Find(b.Type)!, StringComparer.Ordinal);
        var connections = Items(json, "connections").Select(c => Connection(c, ids)).OfType<PlanConnection>().DistinctBy(c => string.Join('\n', c.From.Concat(c.To))).ToList();
        var groups = Items(json, "groups").Select(g => new PlanGroup(Text(g, "id", "g"), Text(g, "title", "Group"))).DistinctBy(g => g.Id).Where(g => !ids.ContainsKey(g.Id)).ToList();
        var draft = new PlanDraft(Short(Text(json, "title", "Plan"), 120), Text(json, "summary", ""), blocks, connections, groups)
        {
            Goal = Short(intent.Text.Trim(), 400),
            Language = Short(Text(json, "language", "en"), 8),
            Assumptions = [.. (json["assumptions"] as JsonArray ?? []).OfType<JsonValue>().Select(v => v.ToString()).Where(v => v.Length > 0).Take(30)],
            Acceptance = [.. Items(json, "acceptance").Select((a, i) => new AcceptanceCheck($"a{i + 1}", Text(a, "text", ""), Text(a, "block", "") is { Length: > 0 } block && ids.ContainsKey(block) ? block : null)).Where(a => a.Text.Length > 0)],
        };
        return new(draft, [], null);
    }

    private static JsonObject? Parse(string text)
    {
        var from = text.IndexOf('{', StringComparison.Ordinal);
        var to = text.LastIndexOf('}');
        try
        {
            return from < 0 || to < from ? null : JsonNode.Parse(text[from..(to + 1)], null, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 }) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // models do answer with broken JSON: the caller sends it back
        }
    }

    private PlanBlock Block(JsonObject json, int number, NewIntent intent)
    {
        var type = Text(json, "type", "").Trim().ToLowerInvariant();
        var settings = Settings(json["settings"]);
        if (catalog.Find(type) is { } manifest && manifest.SettingsSchema.TryGetProperty("properties", out var known))
        {
            foreach (var name in settings.Select(s => s.Key).Where(k => !known.TryGetProperty(k, out _)).ToList())
            {
                settings.Remove(name);
            }
        }

        if (type == "data" && settings["artifact"] is not null && !(intent.Attachments ?? []).Any(a => settings["artifact"]!["artifact"]?.ToString() == a.Artifact))
        {
            settings.Remove("artifact");
        }

        return new PlanBlock(Short(Text(json, "id", $"b{number + 1}"), 40), type, Short(Text(json, "title", type), 200))
        {
            Why = Text(json, "why", ""),
            Group = Text(json, "group", ""),
            Settings = JsonSerializer.SerializeToElement(settings),
        };
    }

    private PlanConnection? Connection(JsonObject json, Dictionary<string, BlockManifest> blocks)
    {
        if (!blocks.TryGetValue(Text(json, "from", ""), out var from) || !blocks.TryGetValue(Text(json, "to", ""), out var to))
        {
            return null;
        }

        var output = from.Outputs.FirstOrDefault(o => o.Name == Text(json, "fromPort", ""));
        var input = to.Inputs.FirstOrDefault(i => i.Name == Text(json, "toPort", ""));
        input ??= to.Inputs.FirstOrDefault(i => output is null || catalog.Accepts(i.Type, output.Type));
        output ??= from.Outputs.FirstOrDefault(o => input is not null && catalog.Accepts(input.Type, o.Type));
        return input is null || output is null ? null : new PlanConnection([Text(json, "from", ""), output.Name], [Text(json, "to", ""), input.Name]);
    }

    private static JsonObject Settings(JsonNode? node) => node switch
    {
        JsonObject map => (JsonObject)map.DeepClone(),
        JsonValue value when value.TryGetValue<string>(out var text) => Parse(text) ?? [],
        _ => [],
    };

    private static List<PlanQuestion> Questions(JsonObject json) =>
        [.. Items(json, "questions").Take(5).Select((q, i) => new PlanQuestion(Text(q, "id", $"q{i + 1}"), Text(q, "text", ""), (q["options"] as JsonArray)?.Count > 0 ? "choice" : "text", Text(q, "why", ""))
        {
            Options = q["options"] is JsonArray { Count: > 0 } options ? [.. options.Select(o => o?.ToString() ?? "")] : null, Required = true,
        }).Where(q => q.Text.Length > 0)];

    private static IEnumerable<JsonObject> Items(JsonObject json, string name) => (json[name] as JsonArray ?? []).OfType<JsonObject>();

    private static string Text(JsonObject json, string name, string otherwise) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : otherwise;

    private static string Short(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
