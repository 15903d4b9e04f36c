using System.Text.Json.Nodes;
using Cadre.Planning.Language;

namespace Cadre.Planning.Facts;

/// <summary>What the words of an intent stand for.</summary>
internal static class Lexicon
{
    /// <summary>Kinds of goals.</summary>
    public static IReadOnlyList<(string Kind, Wordlist Words)> Kinds { get; } = [.. EmbeddedYaml.Read("lexicon/kinds.yaml").Select(p => (p.Key, new Wordlist(p.Value!.GetValue<string>())))];

    /// <summary>Trades with their starting assumptions; the last is the general one.</summary>
    public static IReadOnlyList<(string Name, Wordlist Words, JsonObject Data)> Industries { get; } = Read("lexicon/industries.yaml");

    /// <summary>Countries.</summary>
    public static IReadOnlyList<(string Name, Wordlist Words, JsonObject Data)> Countries { get; } = Read("lexicon/countries.yaml");

    /// <summary>Services that people name.</summary>
    public static IReadOnlyList<(string Name, Wordlist Words, JsonObject Data)> Services { get; } = Read("lexicon/services.yaml");

    /// <summary>How wishes are worded, by language.</summary>
    public static IReadOnlyDictionary<string, Grammar> Grammars { get; } = EmbeddedYaml.Read("lexicon/grammar.yaml")
        .ToDictionary(p => p.Key, p => Grammar.From((JsonObject)p.Value!), StringComparer.Ordinal);

    /// <summary>Names of languages in English and how people write them.</summary>
    public static IReadOnlyList<(string Name, Wordlist Words, JsonObject Data)> Languages { get; } = Read("lexicon/language-names.yaml");

    private static List<(string Name, Wordlist Words, JsonObject Data)> Read(string file) =>
        [.. EmbeddedYaml.Read(file).Select(p => (p.Key, new Wordlist(p.Value!["words"]?.GetValue<string>() ?? ""), (JsonObject)p.Value!))];
}

/// <summary>The wording of one language.</summary>
internal sealed record Grammar(IReadOnlyList<string> Verbs, IReadOnlyList<string> Heads, IReadOnlyList<string> Links, IReadOnlyList<string> Stops, IReadOnlySet<string> Fillers)
{
    public static Grammar From(JsonObject json) => new(List(json, "verbs"), List(json, "heads"), List(json, "links"), List(json, "stops"), List(json, "fillers").ToHashSet(StringComparer.Ordinal));

    private static List<string> List(JsonObject json, string name) =>
        [.. (json[name]?.GetValue<string>() ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).OrderByDescending(w => w.Length)];
}
