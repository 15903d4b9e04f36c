using Cadre.Planning.Language;

namespace Cadre.Planning.Facts;

/// <summary>Finds what a wish is about: "I want to build a business selling solar lamps in Kenya" → solar lamps.</summary>
internal static class ObjectPhrase
{
    private const int MostWords = 9;
    private static readonly HashSet<string> Deeds = [.. "track tracks tracking manage manages managing organize organizes organizing organise organises organising helps help helping me us people users families you to lets let shows show showing plan plans planning record records recording log logs logging monitor monitors share splitting split splits the their my our with and remember remind reminds".Split(' ')];
    private static readonly HashSet<string> Pronouns = ["i", "we", "you", "it", "he", "she", "they", "me", "us", "my", "something", "anything"];

    /// <summary>The object: <c>Whole</c> with its head noun ("app for tracking habits"), <c>Thing</c> without ("tracking habits"); empty when there is none.</summary>
    public static (string Whole, string Thing) Find(IntentText text, string language)
    {
        var grammar = Lexicon.Grammars.TryGetValue(language, out var known) ? known : Lexicon.Grammars["en"];
        var first = text.Plain.Split(['.', '!', '?', '\n', ';', '。', '؟', '।'], 2)[0];
        var clause = first.Length < 8 ? text.Plain[..Math.Min(300, text.Plain.Length)] : first[..Math.Min(400, first.Length)];
        var continuous = Wordlist.HasNoSpaces(clause);
        var after = AfterVerb(clause, grammar, continuous);
        var whole = Trim(after, grammar, language, continuous);
        var thing = Trim(AfterHead(whole, grammar, continuous), grammar, language, continuous);
        thing = Cut(thing, grammar, continuous);
        return (Cut(whole, grammar, continuous, keepHead: true), thing);
    }

    private static string AfterVerb(string clause, Grammar grammar, bool continuous)
    {
        var best = (At: int.MaxValue, End: 0);
        foreach (var verb in grammar.Verbs)
        {
            var at = IndexOf(clause, verb, continuous);
            if (at >= 0 && at < best.At)
            {
                best = (at, at + verb.Length);
            }
        }

        return best.At == int.MaxValue ? clause : clause[best.End..];
    }

    private static string AfterHead(string whole, Grammar grammar, bool continuous)
    {
        foreach (var head in grammar.Heads)
        {
            var at = IndexOf(whole, head, continuous);
            if (at < 0)
            {
                continue;
            }

            var before = whole[..at].Trim();
            var rest = whole[(at + head.Length)..].TrimStart();
            foreach (var link in grammar.Links)
            {
                if (rest.StartsWith(link + (continuous || link.EndsWith('\'') ? "" : " "), StringComparison.OrdinalIgnoreCase))
                {
                    if (link == "for" && Trim(before, grammar, "en", continuous).Length > 2)
                    {
                        return whole[..(at + head.Length)];
                    }

                    return rest[link.Length..].Trim() is { Length: > 0 } subject ? AfterLeadingVerb(subject, grammar, continuous) : before;
                }
            }

            return before.Length > 1 ? before : rest.Length > 1 && !IsStop(rest, grammar, continuous) ? rest : "";
        }

        return whole;
    }

    private static string AfterLeadingVerb(string subject, Grammar grammar, bool continuous)
    {
        foreach (var verb in grammar.Verbs.Where(v => v.StartsWith("sell", StringComparison.Ordinal)))
        {
            if (subject.StartsWith(verb + (continuous ? "" : " "), StringComparison.OrdinalIgnoreCase))
            {
                return subject[verb.Length..].Trim();
            }
        }

        return subject;
    }

    /// <summary>"tracks shared chores" → shared chores: what an app does is left out when what it is for remains.</summary>
    public static string WithoutDeed(string phrase)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && Deeds.Contains(words[0].ToLowerInvariant()))
        {
            words.RemoveAt(0);
        }

        return words.Count == 0 || Pronouns.Contains(words[0].ToLowerInvariant()) ? "" : string.Join(' ', words);
    }

    private static string Trim(string phrase, Grammar grammar, string language, bool continuous)
    {
        var trimmed = phrase.Trim(' ', ',', ':', '-', '"', '\'', '“', '”', '。', '，');
        if (continuous)
        {
            foreach (var filler in grammar.Fillers.Where(f => trimmed.StartsWith(f, StringComparison.Ordinal)))
            {
                trimmed = trimmed[filler.Length..];
            }

            return trimmed;
        }

        var words = trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var skip = words.TakeWhile(w => grammar.Fillers.Contains(w.ToLowerInvariant()) || (language != "en" && LanguageDetector.IsFunctionWord(w.ToLowerInvariant(), language))).Count();
        return string.Join(' ', words[skip..]);
    }

    private static string Cut(string phrase, Grammar grammar, bool continuous, bool keepHead = false)
    {
        var end = phrase.IndexOfAny([',', ';', ':', '(', '，', '、', '،']);
        var kept = end > 0 ? phrase[..end] : phrase;
        if (continuous)
        {
            var stop = grammar.Stops.Select(s => kept.IndexOf(s, 1 > kept.Length ? 0 : 1, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(kept.Length).Min();
            return kept[..Math.Min(stop, 40)].Trim();
        }

        var words = kept.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = keepHead ? Math.Min(words.Length, 3) : 1;
        var count = from;
        while (count < words.Length && count < MostWords && !IsStop(string.Join(' ', words[count..Math.Min(words.Length, count + 2)]), grammar, false))
        {
            count++;
        }

        return string.Join(' ', words.Take(count)).TrimEnd('.', ' ');
    }

    private static bool IsStop(string rest, Grammar grammar, bool continuous) =>
        grammar.Stops.Any(s => rest.StartsWith(s + (continuous ? "" : " "), StringComparison.OrdinalIgnoreCase) || string.Equals(rest, s, StringComparison.OrdinalIgnoreCase));

    private static int IndexOf(string text, string phrase, bool continuous)
    {
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            if (continuous || ((at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]))))
            {
                return at;
            }
        }

        return -1;
    }
}
