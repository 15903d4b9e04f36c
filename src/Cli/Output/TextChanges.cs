namespace Cadre.Cli.Output;

/// <summary>What became of a text or a list, line by line: the longest common subsequence (dynamic programming).</summary>
internal static class TextChanges
{
    private const int Around = 2;
    private const long MostPairs = 4_000_000;

    /// <summary>The lines that came (<c>+</c>) and went (<c>-</c>), with two around them; a gap is <c>…</c>. Null when it is too long to be compared.</summary>
    public static IReadOnlyList<string>? Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if ((long)before.Count * after.Count > MostPairs)
        {
            return null;
        }

        var marked = Marked(before, after);
        var changed = marked.Select(line => line[0] != ' ').ToList();
        var lines = new List<string>();
        var last = -1;
        for (var at = 0; at < marked.Count; at++)
        {
            if (!Enumerable.Range(at - Around, (2 * Around) + 1).Any(near => near >= 0 && near < marked.Count && changed[near]))
            {
                continue;
            }

            if (at > last + 1)
            {
                lines.Add("…");
            }

            lines.Add(marked[at]);
            last = at;
        }

        return lines;
    }

    private static List<string> Marked(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var best = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                best[i, j] = before[i] == after[j] ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
            }
        }

        var lines = new List<string>();
        var (a, b) = (0, 0);
        while (a < before.Count || b < after.Count)
        {
            if (a < before.Count && b < after.Count && before[a] == after[b])
            {
                lines.Add("  " + before[a++]);
                b++;
            }
            else if (b >= after.Count || (a < before.Count && best[a + 1, b] >= best[a, b + 1]))
            {
                lines.Add("- " + before[a++]);
            }
            else
            {
                lines.Add("+ " + after[b++]);
            }
        }

        return lines;
    }
}
