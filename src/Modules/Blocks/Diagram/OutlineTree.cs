namespace Cadre.Blocks.Diagram;

/// <summary>An item of a text's structure.</summary>
internal sealed record OutlineItem(string Text, int Level)
{
    /// <summary>What lies below it.</summary>
    public List<OutlineItem> Children { get; } = [];
}

/// <summary>The structure of a text: headings, lists, else sentences.</summary>
internal static class OutlineTree
{
    private const int MostItems = 60;

    /// <summary>The items at the top, with those below.</summary>
    public static List<OutlineItem> Of(string text)
    {
        var items = Items(text).Take(MostItems).ToList();
        var (roots, path) = (new List<OutlineItem>(), new Stack<OutlineItem>());
        foreach (var item in items)
        {
            while (path.Count > 0 && path.Peek().Level >= item.Level)
            {
                path.Pop();
            }

            (path.Count > 0 ? path.Peek().Children : roots).Add(item);
            path.Push(item);
        }

        return roots;
    }

    private static IEnumerable<OutlineItem> Items(string text)
    {
        var lines = text.Split('\n').Where(l => l.Trim().Length > 0).ToList();
        var marked = lines.Where(l => IsHeading(l) || IsListed(l)).ToList();
        if (marked.Count >= 2)
        {
            return marked.Select(l => new OutlineItem(Clean(l), IsHeading(l) ? l.TrimStart().TakeWhile(c => c == '#').Count() : 7 + (l.Length - l.TrimStart().Length))).Where(i => i.Text.Length > 0);
        }

        var arrows = text.Split(["->", "→", "⇒", " then ", ";"], StringSplitOptions.RemoveEmptyEntries);
        var parts = arrows.Length > 2 ? [.. arrows] : Language.Sentences.Of(text);
        return (parts.Count > 1 ? parts : [.. text.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries)]).Select(p => new OutlineItem(Clean(p), 1)).Where(i => i.Text.Length > 0);
    }

    private static bool IsHeading(string line) => line.TrimStart().StartsWith('#');

    private static bool IsListed(string line)
    {
        var text = line.TrimStart();
        return text.Length > 2 && ((text[0] is '-' or '*' or '+' && text[1] == ' ') || (char.IsAsciiDigit(text[0]) && text.IndexOfAny(['.', ')']) is 1 or 2));
    }

    private static string Clean(string line)
    {
        var text = line.Trim().TrimStart('#', '-', '*', '+', ' ').Replace("**", "", StringComparison.Ordinal).Replace("[ ]", "", StringComparison.Ordinal).Replace("[x]", "", StringComparison.Ordinal).Trim();
        var dot = text.Length > 2 && char.IsAsciiDigit(text[0]) ? text.IndexOfAny(['.', ')']) : -1;
        return dot is 1 or 2 ? text[(dot + 1)..].Trim() : text;
    }
}
