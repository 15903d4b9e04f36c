namespace Cadre.Planning.Language;

/// <summary>Words and phrases to look for. A trailing * matches any ending; a leading ! names a phrase whose words do not count; words of scripts without spaces match anywhere.</summary>
internal sealed class Wordlist
{
    private readonly string[] phrases;
    private readonly string[] stems;
    private readonly string[] anywhere;
    private readonly string[] apart;

    public Wordlist(string entries)
    {
        var given = entries.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        apart = [.. given.Where(e => e.StartsWith('!')).Select(e => " " + Normal(e[1..]) + " ")];
        All = [.. given.Where(e => !e.StartsWith('!'))];
        anywhere = [.. All.Where(HasNoSpaces)];
        stems = [.. All.Where(e => e.EndsWith('*')).Select(e => " " + Normal(e.TrimEnd('*')))];
        phrases = [.. All.Where(e => !e.EndsWith('*') && !HasNoSpaces(e)).Select(e => " " + Normal(e) + " ")];
    }

    /// <summary>The entries as written.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Whether a word belongs to a script that is written without spaces.</summary>
    public static bool HasNoSpaces(string word) => word.Any(c => c is (>= '\u0E00' and <= '\u0E7F') or (>= '\u3040' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF'));

    /// <summary>How many of the entries occur.</summary>
    public int Count(IntentText text)
    {
        var spaced = apart.Aggregate(text.Spaced, (rest, phrase) => rest.Replace(phrase, " ", StringComparison.Ordinal));
        return phrases.Count(p => spaced.Contains(p, StringComparison.Ordinal)) + stems.Count(s => spaced.Contains(s, StringComparison.Ordinal)) + anywhere.Count(a => text.Plain.Contains(a, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Where the first entry begins in the spaced text; a large number when none occurs.</summary>
    public int First(IntentText text) => phrases.Concat(stems).Select(p => text.Spaced.IndexOf(p, StringComparison.Ordinal))
        .Concat(anywhere.Select(a => text.Plain.IndexOf(a, StringComparison.OrdinalIgnoreCase))).Where(at => at >= 0).DefaultIfEmpty(int.MaxValue).Min();

    private static string Normal(string entry) => string.Join(' ', IntentText.Split(entry.ToLowerInvariant()));
}
