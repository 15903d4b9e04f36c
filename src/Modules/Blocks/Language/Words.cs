using System.Text;

namespace Cadre.Blocks.Language;

/// <summary>Terms of a text for search and weighing: lower case, without stop words, plural endings removed; scripts without spaces as pairs of characters.</summary>
internal static class Words
{
    private static readonly HashSet<string> Stop = new(StringComparer.Ordinal);

    static Words()
    {
        const string English = "a about above after again all also am an and any are as at be because been before being below between both but by can could did do does doing don down during each few for from further had has have having he her here hers him his how i if in into is it its itself just me more most my no nor not now of off on once only or other our out over own same she should so some such than that the their them then there these they this those through to too under until up very was we were what when where which while who whom why will with would you your want need please make create write build give get";
        const string Others = "el la los las un una unos unas y o de del al en con por para que se es son su sus lo como más le les des une et ou du au aux dans pour par sur avec est sont qui ce cette ces il elle der die das ein eine und oder den dem des im in mit von zu auf für ist sind nicht als auch na ya wa kwa ni katika cha za";
        Stop.UnionWith(English.Split(' '));
        Stop.UnionWith(Others.Split(' '));
    }

    /// <summary>Whether a word carries little meaning.</summary>
    public static bool IsStopWord(string word) => Stop.Contains(word);

    /// <summary>The terms in order.</summary>
    public static List<string> Of(string text)
    {
        var terms = new List<string>();
        var word = new StringBuilder();
        var previous = '\0';
        foreach (var character in text)
        {
            if (IsWithoutSpaces(character))
            {
                Flush(terms, word);
                if (previous != '\0')
                {
                    terms.Add($"{previous}{character}");
                }

                previous = character;
                continue;
            }

            previous = '\0';
            if (char.IsLetterOrDigit(character) || (character is '\'' or '’' && word.Length > 0))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else
            {
                Flush(terms, word);
            }
        }

        Flush(terms, word);
        return terms;
    }

    /// <summary>A word without its plural ending.</summary>
    public static string Stem(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) && !word.EndsWith("is", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };

    private static void Flush(List<string> terms, StringBuilder word)
    {
        if (word.Length == 0)
        {
            return;
        }

        var text = word.ToString().TrimEnd('\'', '’');
        word.Clear();
        var cut = text.IndexOfAny(['\'', '’']);
        text = cut > 0 ? text[..cut] : text;
        if (text.Length > 0 && !Stop.Contains(text))
        {
            terms.Add(Stem(text));
        }
    }

    private static bool IsWithoutSpaces(char c) => c is (>= '\u0E00' and <= '\u0E7F') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');
}
