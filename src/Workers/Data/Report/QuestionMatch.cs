using System.Text.RegularExpressions;
using Cadre.Workers.Data.Profile;

namespace Cadre.Workers.Data.Report;

/// <summary>What a question turned out to be about.</summary>
/// <param name="Columns">Columns it names, in the order of how well they match.</param>
/// <param name="Values">Values of categorical columns it names.</param>
internal sealed record MatchedQuestion(
    string Text, IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<(string Column, string Value)> Values,
    bool AsksTime, bool AsksRelation, bool AsksLowest, bool AsksTotal, bool AsksCount, bool AsksSpread)
{
    internal IEnumerable<ColumnProfile> Measures => Columns.Where(c => c.Role == ColumnRoles.Measure);

    internal IEnumerable<ColumnProfile> Dimensions => Columns.Where(c => c.Role == ColumnRoles.Dimension);
}

/// <summary>Finds the columns and values a question names by comparing words; it understands nothing beyond that, and says so.</summary>
internal static partial class QuestionMatch
{
    private const int ShortestStem = 4;

    internal static MatchedQuestion? Of(string? question, TableProfile profile)
    {
        if (string.IsNullOrWhiteSpace(question)) return null;
        var words = Words(question);
        var columns = profile.Columns
            .Select(c => (Column: c, Score: Score(Words(Split().Replace(c.Name, " $&")), words)))
            .Where(m => m.Score > 0).OrderByDescending(m => m.Score).Select(m => m.Column).ToList();
        var values = profile.Columns.Where(c => c.Role == ColumnRoles.Dimension)
            .SelectMany(c => c.Top.Where(t => t.Value.Text is { Length: > 1 } text && Words(text) is { Count: > 0 } parts && parts.All(p => words.Contains(p))).Select(t => (c.Name, t.Value.Display)))
            .ToList();
        return new MatchedQuestion(
            question.Trim(), columns, values, Time().IsMatch(question), Relation().IsMatch(question), Lowest().IsMatch(question),
            Total().IsMatch(question), Count().IsMatch(question), Spread().IsMatch(question));
    }

    /// <summary>Share of the column's words that the question has; 0 when less than half.</summary>
    private static double Score(HashSet<string> column, HashSet<string> question)
    {
        if (column.Count == 0) return 0;
        var found = column.Count(word => question.Any(q => Same(word, q)));
        var share = (double)found / column.Count;
        return share >= 0.5 ? share : 0;
    }

    private static bool Same(string a, string b) =>
        a == b || (a.Length >= ShortestStem && b.Length >= ShortestStem && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)) && Math.Abs(a.Length - b.Length) <= 3);

    private static HashSet<string> Words(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).Where(w => !Filler.Contains(w)).Select(Singular)];

    private static string Singular(string word) => word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;

    private static readonly HashSet<string> Filler = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "of", "in", "on", "by", "per", "for", "to", "and", "or", "is", "are", "was", "were", "do", "does", "did", "what", "which", "how", "why",
        "when", "who", "with", "we", "our", "my", "it", "this", "that", "there", "most", "more", "less", "than", "has", "have", "had", "be", "at", "from", "as", "can",
    };

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("(?<=[a-z])[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Split();

    [GeneratedRegex(@"(?i)\b(trend|over time|grow\w*|increas\w*|decreas\w*|declin\w*|chang\w*|evol\w*|develop\w*|month\w*|year\w*|quarter\w*|week\w*|daily|season\w*|history|since)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"(?i)\b(correlat\w*|relat\w*|affect\w*|influenc\w*|driv\w*|depend\w*|impact\w*|explain\w*|predict\w*|associat\w*|link\w*|cause\w*)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Relation();

    [GeneratedRegex(@"(?i)\b(lowest|least|worst|smallest|fewest|minimum|bottom|cheapest|slowest)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lowest();

    [GeneratedRegex(@"(?i)\b(total|sum|overall|altogether|how much)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Total();

    [GeneratedRegex(@"(?i)\b(how many|number of|count|frequen\w*|common)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Count();

    [GeneratedRegex(@"(?i)\b(distribut\w*|spread|range|typical|median|average|mean|outlier\w*|vary|varies|variation)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spread();
}
