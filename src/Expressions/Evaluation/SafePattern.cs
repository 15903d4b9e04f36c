using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Cadre.Expressions.Evaluation;

/// <summary>
/// Regular expressions in the manner of RE2: an automaton without backtracking, so matching is linear in the text. What would
/// need backtracking (back references, look-around) is refused, and so is counted repetition that multiplies out to a huge automaton.
/// </summary>
internal static class SafePattern
{
    private const int MostRepetitions = 1_000;
    private const int MostCached = 1_000;
    private static readonly TimeSpan Fence = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, Regex> Cache = new(StringComparer.Ordinal);

    /// <summary>A pattern compiled when an expression with it as a literal was parsed.</summary>
    public static Regex? Cached(string pattern) => Cache.GetValueOrDefault(pattern);

    /// <summary>Compiles a literal pattern and keeps it for evaluations. The cache stops growing at a fixed size.</summary>
    public static ErrorValue? Remember(string pattern, int longest)
    {
        if (Cache.ContainsKey(pattern))
            return null;
        (Regex? regex, ErrorValue? error) = Compile(pattern, longest);
        if (regex is not null && Cache.Count < MostCached)
            Cache.TryAdd(pattern, regex);
        return error;
    }

    public static (Regex? Regex, ErrorValue? Error) Compile(string pattern, int longest)
    {
        if (pattern.Length > longest)
            return (null, Bad($"the pattern is longer than {longest} characters; shorten it"));
        (string translated, long repetitions) = Translate(pattern);
        if (repetitions > MostRepetitions)
            return (null, Bad($"the counted repetitions multiply to more than {MostRepetitions}; use * or + or smaller counts"));
        try
        {
            return (new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Fence), null);
        }
        catch (RegexParseException e)
        {
            return (null, Bad($"the pattern is malformed at character {e.Offset} ({e.Error}); check brackets and escapes"));
        }
        catch (NotSupportedException)
        {
            return (null, Bad("the pattern needs backtracking; remove look-around, back references and atomic groups"));
        }
    }

    /// <summary>Rewrites what RE2 spells differently (<c>(?P&lt;n&gt;</c>, <c>$</c> as end of text) and multiplies the counted repetitions.</summary>
    private static (string Pattern, long Repetitions) Translate(string pattern)
    {
        bool multiline = pattern.StartsWith("(?", StringComparison.Ordinal) && pattern.IndexOf('m', StringComparison.Ordinal) is > 0 and < 5;
        var translated = new StringBuilder(pattern.Length);
        long repetitions = 1;
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                translated.Append(c).Append(pattern[++i]);
                continue;
            }

            inClass = inClass ? c != ']' : c == '[';
            if (!inClass && c == '$' && !multiline)
                translated.Append(@"\z");
            else if (!inClass && c == '(' && string.CompareOrdinal(pattern, i, "(?P<", 0, 4) == 0)
            {
                translated.Append("(?<");
                i += 3;
            }
            else
                translated.Append(c);
            if (!inClass && c == '{')
                repetitions = Math.Min(repetitions * Largest(pattern, i + 1), long.MaxValue / 4096);
        }

        return (translated.ToString(), repetitions);
    }

    private static long Largest(string pattern, int at)
    {
        long largest = 1, number = 0;
        for (; at < pattern.Length && (char.IsAsciiDigit(pattern[at]) || pattern[at] == ','); at++)
        {
            number = pattern[at] == ',' ? 0 : Math.Min((number * 10) + pattern[at] - '0', MostRepetitions + 1);
            largest = Math.Max(largest, number);
        }

        return largest;
    }

    private static ErrorValue Bad(string message) => new(CelErrorCodes.InvalidRegex, message);
}
