using System.Collections.Concurrent;
using Cadre.Expressions;

namespace Cadre.Blocks.Execution;

/// <summary>Expressions by their text: a block that runs a thousand times a second is parsed once. Parsed expressions never change, so all share them.</summary>
internal static class ParsedExpressions
{
    private const int Most = 1000;
    private const int LongestKept = 2000;
    private static readonly ConcurrentDictionary<string, CelParseResult> Kept = new(StringComparer.Ordinal);

    public static CelParseResult Parse(string source)
    {
        if (Kept.TryGetValue(source, out var known))
        {
            return known;
        }

        var parsed = CelExpression.Parse(source);
        if (source.Length <= LongestKept)
        {
            Keep(source, parsed);
        }

        return parsed;
    }

    private static void Keep(string source, CelParseResult parsed)
    {
        if (Kept.Count >= Most)
        {
            Kept.Clear(); // rare: a thousand different expressions; they are parsed again when needed
        }

        Kept[source] = parsed;
    }
}
