
namespace Cadre.Planning.Language;

/// <summary>Finds the language of a text: by its script, and among languages of one script by their function words.</summary>
internal static class LanguageDetector
{
    private static readonly Dictionary<string, HashSet<string>> Profiles = EmbeddedYaml.Read("lexicon/languages.yaml")
        .ToDictionary(p => p.Key, p => p.Value!.GetValue<string>().Split(' ').ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>ISO 639-1; null when the text has too little to tell.</summary>
    public static string? Detect(IntentText text)
    {
        var script = Script(text.Plain);
        if (script is not (null or "latin"))
        {
            return script;
        }

        var best = Profiles.Select(p => (p.Key, Hits: text.Words.Count(p.Value.Contains))).MaxBy(p => p.Hits);
        return best.Hits > 0 ? best.Key : null;
    }

    /// <summary>How many of the words are function words of the language.</summary>
    public static int FunctionWords(IntentText text, string language) => Profiles.TryGetValue(language, out var words) ? text.Words.Count(words.Contains) : 0;

    /// <summary>Whether a word is a function word of the language.</summary>
    public static bool IsFunctionWord(string word, string language) => Profiles.TryGetValue(language, out var words) && words.Contains(word);

    private static string? Script(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var character in text)
        {
            if (Of(character) is { } script)
            {
                counts[script] = counts.GetValueOrDefault(script) + 1;
            }
        }

        if (counts.GetValueOrDefault("ja") > 0 && counts.GetValueOrDefault("ja") + counts.GetValueOrDefault("zh") > counts.GetValueOrDefault("latin"))
        {
            return "ja";
        }

        return counts.Count == 0 ? null : counts.MaxBy(c => c.Key == "latin" ? c.Value : c.Value * 2).Key;
    }

    private static string? Of(char character) => character switch
    {
        >= '\u0E00' and <= '\u0E7F' => "th",
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' => "ar",
        >= '\u3040' and <= '\u30FF' => "ja",
        >= '\u4E00' and <= '\u9FFF' => "zh",
        >= '\uAC00' and <= '\uD7AF' => "ko",
        >= '\u0900' and <= '\u097F' => "hi",
        >= '\u0400' and <= '\u04FF' => "ru",
        >= '\u0370' and <= '\u03FF' => "el",
        >= '\u0590' and <= '\u05FF' => "he",
        _ when char.IsLetter(character) => "latin",
        _ => null,
    };
}
