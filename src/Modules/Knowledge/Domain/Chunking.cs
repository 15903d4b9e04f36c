namespace Cadre.Knowledge.Domain;

/// <summary>
/// Cuts text into passages of at most <see cref="MaxLength"/> characters, at paragraph ends where possible, else at sentence ends, else anywhere but inside a surrogate pair.
/// A heading starts a new passage, and its line is repeated on the passages below it so that each can be understood alone.
/// </summary>
internal static class Chunking
{
    public const int MaxLength = 1_200;

    public static IReadOnlyList<string> Split(string text)
    {
        var chunks = new List<string>();
        var (heading, current) = ("", "");
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var isHeading = paragraph.StartsWith('#') && !paragraph.Contains('\n', StringComparison.Ordinal) && paragraph.Length < 200;
            if (isHeading)
            {
                Flush();
                heading = paragraph.TrimStart('#').Trim();
            }

            foreach (var piece in Pieces(paragraph))
            {
                if (current.Length + piece.Length + 2 > MaxLength)
                {
                    Flush();
                }

                current = current.Length > 0 ? $"{current}\n\n{piece}" : isHeading || heading.Length == 0 ? piece : $"{heading}\n\n{piece}"[..Math.Min(MaxLength, heading.Length + 2 + piece.Length)];
            }
        }

        Flush();
        return chunks;

        void Flush()
        {
            if (current.Length > 0 && current != "# " + heading)
            {
                chunks.Add(current);
            }

            current = "";
        }
    }

    private static IEnumerable<string> Pieces(string paragraph)
    {
        var rest = paragraph;
        while (rest.Length > MaxLength - 220)
        {
            var limit = MaxLength - 220;
            var at = rest.LastIndexOfAny(['.', '!', '?', '。', '\n'], limit - 1, limit / 2);
            at = at > 0 ? at + 1 : rest.LastIndexOf(' ', limit - 1, limit / 2) is > 0 and var space ? space : char.IsHighSurrogate(rest[limit - 1]) ? limit - 1 : limit;
            yield return rest[..at].Trim();
            rest = rest[at..].Trim();
        }

        if (rest.Length > 0)
        {
            yield return rest;
        }
    }
}
