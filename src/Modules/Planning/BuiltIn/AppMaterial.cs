using System.Text;
using System.Text.Json.Nodes;
using Cadre.Planning.Facts;
using Cadre.Planning.Language;

namespace Cadre.Planning.BuiltIn;

/// <summary>The things an app keeps: known for common ideas, otherwise taken from the words of the wish.</summary>
internal static class AppMaterial
{
    private static readonly JsonObject Known = EmbeddedYaml.Read("lexicon/apps.yaml");

    public static JsonObject Of(IntentFacts facts, JsonObject values)
    {
        var found = Known.FirstOrDefault(k => k.Key != "other" && new Wordlist(k.Value!["words"]!.GetValue<string>()).Count(facts.Text) > 0);
        var entities = (JsonObject)(found.Value ?? Known["other"])!["entities"]!.DeepClone();
        if (found.Value is null)
        {
            var noun = Noun(values["label"]!.GetValue<string>());
            entities = new JsonObject(entities.Select(e => KeyValuePair.Create(e.Key == "Item" ? noun : e.Key, (JsonNode?)JsonValue.Create(e.Value!.GetValue<string>().Replace("item", noun.ToLowerInvariant(), StringComparison.Ordinal)))));
        }

        var lists = entities.ToDictionary(e => e.Key, e => e.Value!.GetValue<string>().Split(", "), StringComparer.Ordinal);
        return new JsonObject
        {
            ["entities"] = new JsonArray([.. lists.Select(e => (JsonNode)new JsonObject { ["name"] = e.Key, ["fields"] = new JsonArray([.. e.Value.Select(f => (JsonNode)f)]) })]),
            ["samples"] = Samples(found.Value),
            ["names"] = string.Join(", ", lists.Keys),
            ["main"] = lists.Keys.First(),
            ["er"] = Drawing(lists),
        };
    }

    /// <summary>Entries to try the app with, by the small name of their kind; kinds without are numbered.</summary>
    private static JsonObject Samples(JsonNode? known) => new((known?["samples"]?.AsObject() ?? []).Select(s =>
        KeyValuePair.Create(s.Key.ToLowerInvariant(), (JsonNode?)new JsonArray([.. s.Value!.GetValue<string>().Split(", ").Select(name => (JsonNode)name)]))));

    private static string Drawing(Dictionary<string, string[]> entities)
    {
        var text = new StringBuilder("erDiagram\n");
        foreach (var (owner, owned) in Relations(entities))
        {
            text.Append("    ").Append(owner.ToUpperInvariant()).Append(" ||--o{ ").Append(owned.ToUpperInvariant()).Append(" : has\n");
        }

        foreach (var (name, fields) in entities)
        {
            text.Append("    ").Append(name.ToUpperInvariant()).Append(" {\n        string id PK\n");
            foreach (var field in fields)
            {
                text.Append("        ").Append(field.EndsWith("count", StringComparison.Ordinal) || field is "amount" or "price" or "minutes" or "score" ? "float " : "string ").Append(field).Append('\n');
            }

            text.Append("    }\n");
        }

        return text.ToString();
    }

    /// <summary>A field that is called after an entity refers to it; an entity without any relation belongs to the first.</summary>
    private static IReadOnlyList<(string Owner, string Owned)> Relations(Dictionary<string, string[]> entities)
    {
        var related = entities.SelectMany(e => e.Value.SelectMany(f => entities.Keys.Where(k => k != e.Key && k.Equals(f, StringComparison.OrdinalIgnoreCase))).Select(owner => (owner, e.Key))).ToList();
        var alone = entities.Keys.Skip(1).Where(k => !related.Exists(r => r.owner == k || r.Key == k)).Select(k => (entities.Keys.First(), k));
        return [.. related, .. alone];
    }

    private static string Noun(string label)
    {
        var word = label.Split(' ').LastOrDefault(w => w.Length > 2 && !w.Equals("app", StringComparison.OrdinalIgnoreCase) && w.All(char.IsAsciiLetter)) ?? "Item";
        word = word.Length > 4 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
        return char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();
    }
}
