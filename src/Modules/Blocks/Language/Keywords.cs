namespace Cadre.Blocks.Language;

/// <summary>The telling words and phrases of a text, by frequency and length of the phrases they stand in (after RAKE, Rose et al. 2010).</summary>
internal static class Keywords
{
    /// <summary>Phrases, best first, as they are written.</summary>
    public static List<string> Of(string text, int most)
    {
        var phrases = Sentences.Of(text).Take(2000).SelectMany(Phrases).ToList();
        var frequency = phrases.SelectMany(p => p).CountBy(w => w, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var degree = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var phrase in phrases)
        {
            foreach (var word in phrase)
            {
                degree[word] = degree.GetValueOrDefault(word) + phrase.Count;
            }
        }

        return [.. phrases
            .GroupBy(p => string.Join(' ', p), StringComparer.OrdinalIgnoreCase)
            .Select(g => (Text: g.Key, Score: g.First().Sum(w => (double)degree[w] / frequency[w]) * (1 + Math.Log(g.Count()))))
            .OrderByDescending(p => p.Score).ThenBy(p => p.Text, StringComparer.Ordinal)
            .Select(p => p.Text).Take(most)];
    }

    private static IEnumerable<List<string>> Phrases(string sentence)
    {
        var phrase = new List<string>();
        foreach (var token in sentence.Split([' ', '\t', '(', ')', '"', '“', '”', '*', '_'], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = token.Trim('.', ',', ';', ':', '!', '?', '\'', '’', '[', ']', '،');
            if (word.Length < 2 || Words.IsStopWord(word.ToLowerInvariant()) || !word.Any(char.IsLetter) || phrase.Count == 4)
            {
                if (phrase.Count > 0)
                {
                    yield return phrase;
                }

                phrase = [];
                continue;
            }

            phrase.Add(word);
            if (token[^1] is '.' or ',' or ';' or ':' or '!' or '?')
            {
                yield return phrase;
                phrase = [];
            }
        }

        if (phrase.Count > 0)
        {
            yield return phrase;
        }
    }
}
