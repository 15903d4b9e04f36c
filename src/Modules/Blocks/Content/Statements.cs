using System.Text.RegularExpressions;

namespace Cadre.Blocks.Content;

/// <summary>Tells sentences that say something from headings, search words, captions, statistics of columns and program output.</summary>
internal static partial class Statements
{
    /// <summary>Whether it is a whole sentence that can stand in a document.</summary>
    public static bool Is(string sentence)
    {
        var text = Plain(sentence);
        return text.Length > 12 && text.Contains(' ') && Ending().IsMatch(text) && !IsNoise(text) && char.ToLowerInvariant(text[0]) is var first && (first != text[0] || !char.IsAsciiLetter(first) || text.Length > 60);
    }

    /// <summary>Statistics of columns, traces and structures.</summary>
    public static bool IsNoise(string text) => Statistic().IsMatch(text) || Structure().IsMatch(text);

    /// <summary>Whether it is written for those who know statistics: right in its place, not at the top of a report.</summary>
    public static bool IsTechnical(string text) => Technical().IsMatch(text);

    /// <summary>Whether it says that something is assumed.</summary>
    public static bool IsAssumption(string sentence) => Assumption().IsMatch(sentence);

    /// <summary>Whether it leans on the sentence before it.</summary>
    public static bool LeansBack(string sentence) => Leaning().IsMatch(Plain(sentence));

    /// <summary>Without a leading bold label, without citation numbers of another document.</summary>
    public static string Plain(string sentence) => Label().Replace(WithoutMarks(sentence), "").Trim();

    /// <summary>Without citation numbers.</summary>
    public static string WithoutMarks(string text) => Mark().Replace(text, "");

    /// <summary>The same for sentences that say the same with other marks or case.</summary>
    public static string Key(string text) => string.Concat(Plain(text).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"[.!?…。؟！？।][)""'”’»*_]*$", Options)]
    private static partial Regex Ending();

    [GeneratedRegex(@"\bmean -?[\d.,]+(, sum |; |$)|: most often “|^(number|sum|mean) of [\p{L} ]+ by |Standard deviations use|^Most extreme: |^The table has ", Options)]
    private static partial Regex Statistic();

    [GeneratedRegex(@"\b(r|p|n|F) (=|&lt;|<) |IQR|Spearman|Pearson|Mann.Kendall|Cram.r|\bVIF\b|z-score|η²|R²|skewness|median \d|_[a-z]", Options)]
    private static partial Regex Technical();

    [GeneratedRegex(@"^[({\[]|\{'|"":|Traceback|^File \*", Options)]
    private static partial Regex Structure();

    [GeneratedRegex(@"\bassumptions?\b|\(assumed\)|\bstarting points?\b|\bis assumed;", Options)]
    private static partial Regex Assumption();

    [GeneratedRegex(@"^(of (them|these|those)|it|its|they|their|this|these|those|he|she|each|both|here|there|then|so|but|and|such)\b", Options)]
    private static partial Regex Leaning();

    [GeneratedRegex(@"^\*\*[^*:]{1,60}\*\*[.]?\s*", Options)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s?\[\d{1,3}\]", Options)]
    private static partial Regex Mark();
}
