using System.Text.RegularExpressions;

namespace Cadre.Blocks.Language;

/// <summary>Splits prose into sentences. Headings, list marks, tables and code are not prose.</summary>
internal static partial class Sentences
{
    private const int Longest = 600;

    /// <summary>The sentences in order.</summary>
    public static List<string> Of(string text)
    {
        var sentences = new List<string>();
        var fenced = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (fenced || line.Length == 0 || line[0] is '|' or '#' or '`' || line.StartsWith("![", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal))
            {
                continue;
            }

            Split(ListMark().Replace(line, ""), sentences);
        }

        return sentences;
    }

    private static void Split(string line, List<string> sentences)
    {
        var start = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if (!Ends(line, start, at) && at - start < Longest)
            {
                continue;
            }

            Add(line[start..(at + 1)], sentences);
            start = at + 1;
        }

        Add(line[start..], sentences);
    }

    private static bool Ends(string line, int start, int at)
    {
        if (line[at] is '。' or '؟' or '！' or '？' or '।')
        {
            return true;
        }

        if (line[at] is not ('.' or '!' or '?') || (at + 1 < line.Length && !char.IsWhiteSpace(line[at + 1])))
        {
            return false;
        }

        // "Dr. Who", "J. Smith" and "e.g. this" go on.
        var word = line.LastIndexOf(' ', at, at - start + 1) + 1;
        return line[at] != '.' || (at - word > 1 && !Abbreviation().IsMatch(line[word..at]));
    }

    private static void Add(string sentence, List<string> sentences)
    {
        var text = sentence.Trim();
        if (text.Length > 1)
        {
            sentences.Add(text);
        }
    }

    [GeneratedRegex(@"^(?:[-*+>]|\d+[.)])\s+(?:\[[ xX]\]\s+)?", RegexOptions.NonBacktracking)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^(?:Dr|Mr|Mrs|Ms|Prof|St|e\.g|i\.e|etc|vs|No|Inc|Ltd|approx|Fig)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviation();
}
