using DiffPlex;

namespace Cadre.Canvases.Compare;

/// <summary>
/// Merges two texts that began as the same one, line by line: 1. what each side replaced, as stretches of the common text, 2. stretches that neither overlap nor touch are taken both,
/// 3. those that do are one stretch; what each side makes of it counts when both make the same, else it is a conflict.
/// </summary>
internal sealed class TextMerge
{
    private readonly string[] origin;
    private readonly List<string> merged = [];
    private bool isClean = true;

    private TextMerge(string[] origin) => this.origin = origin;

    public static MergedText Of(string origin, string ours, string theirs)
    {
        var merge = new TextMerge(Lines(origin));
        merge.Run(merge.Changes(ours), merge.Changes(theirs)); // 1
        return new MergedText(string.Concat(merge.merged)[..^1], merge.isClean);
    }

    private void Run(List<Change> ours, List<Change> theirs)
    {
        var (at, o, t) = (0, 0, 0);
        while (o < ours.Count || t < theirs.Count)
        {
            var start = Math.Min(o < ours.Count ? ours[o].Start : int.MaxValue, t < theirs.Count ? theirs[t].Start : int.MaxValue);
            merged.AddRange(origin[at..start]);
            var (firstOurs, firstTheirs, end) = (o, t, start);
            while (Grow(ours, ref o, start, ref end) || Grow(theirs, ref t, start, ref end))
            {
            }

            Take(Side(ours[firstOurs..o], start, end), Side(theirs[firstTheirs..t], start, end), isOnlyOurs: firstTheirs == t, isOnlyTheirs: firstOurs == o);
            at = end;
        }

        merged.AddRange(origin[at..]);
    }

    private void Take(List<string> ours, List<string> theirs, bool isOnlyOurs, bool isOnlyTheirs)
    {
        if (isOnlyTheirs) // 2
        {
            merged.AddRange(theirs);
            return;
        }

        merged.AddRange(ours);
        if (!isOnlyOurs && !ours.SequenceEqual(theirs)) // 3
        {
            isClean = false;
            merged.AddRange(theirs);
        }
    }

    private static bool Grow(List<Change> changes, ref int next, int start, ref int end)
    {
        if (next == changes.Count || changes[next].Start > Math.Max(end, start))
        {
            return false;
        }

        end = Math.Max(end, changes[next].End);
        next++;
        return true;
    }

    /// <summary>What one side makes of a stretch of the common text.</summary>
    private List<string> Side(List<Change> changes, int start, int end)
    {
        var lines = new List<string>();
        var at = start;
        foreach (var change in changes)
        {
            lines.AddRange(origin[at..change.Start]);
            lines.AddRange(change.Lines);
            at = change.End;
        }

        lines.AddRange(origin[at..end]);
        return lines;
    }

    private List<Change> Changes(string side)
    {
        var result = new Differ().CreateCustomDiffs(string.Concat(origin), side + "\n", ignoreWhiteSpace: false, TextComparison.Lines);
        return [.. result.DiffBlocks.Select(block => new Change(block.DeleteStartA, block.DeleteStartA + block.DeleteCountA, result.PiecesNew[block.InsertStartB..(block.InsertStartB + block.InsertCountB)]))];
    }

    // every line ends, the last one too, so that something appended leaves the line before it alone
    private static string[] Lines(string text) => TextComparison.Lines(text + "\n");

    private sealed record Change(int Start, int End, string[] Lines);
}

/// <summary>A merged text.</summary>
/// <param name="Text">Where both sides changed the same stretch differently, it holds both, one after the other.</param>
/// <param name="IsClean">Whether there is no such stretch.</param>
internal sealed record MergedText(string Text, bool IsClean);
