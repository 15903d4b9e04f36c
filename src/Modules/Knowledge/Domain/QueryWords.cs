using System.Text.RegularExpressions;

namespace Cadre.Knowledge.Domain;

/// <summary>The words of a query, as data for the index: letters and digits only, so nothing of the query language gets in.</summary>
internal static partial class QueryWords
{
    private const int MaxWords = 32;

    public static IReadOnlyList<string> Of(string query) =>
        [.. Word().Matches(query.Length > 4_000 ? query[..4_000] : query).Select(m => m.Value.ToLowerInvariant()).Where(w => w.Length is > 1 and <= 60).Distinct(StringComparer.Ordinal).Take(MaxWords)];

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
