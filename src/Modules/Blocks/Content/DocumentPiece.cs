namespace Cadre.Blocks.Content;

/// <summary>What a piece of Markdown is.</summary>
internal enum PieceKind
{
    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>An item of a checklist.</summary>
    Task,

    /// <summary>A table with its rows.</summary>
    Table,

    /// <summary>A picture.</summary>
    Picture,
}

/// <summary>A piece of Markdown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text without marks; tables and pictures as written.</param>
/// <param name="Level">Depth of a heading, from 1.</param>
internal sealed record DocumentPiece(PieceKind Kind, string Text, int Level = 0)
{
    /// <summary>The pieces of a text in order. Code is left out.</summary>
    public static List<DocumentPiece> Of(string markdown)
    {
        var pieces = new List<DocumentPiece>();
        var fenced = false;
        var open = false;
        foreach (var line in markdown.Split('\n').Select(l => l.Trim()))
        {
            var fence = line.StartsWith("```", StringComparison.Ordinal);
            fenced ^= fence;
            if (fenced || fence || line.Length == 0)
            {
                open = false;
                continue;
            }

            var piece = Read(line);
            if (open && pieces[^1].Kind == piece.Kind && piece.Kind is PieceKind.Paragraph or PieceKind.Table)
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + (piece.Kind == PieceKind.Table ? "\n" : " ") + piece.Text };
            }
            else
            {
                pieces.Add(piece);
            }

            open = true;
        }

        return pieces;
    }

    private static DocumentPiece Read(string line)
    {
        if (line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("##", StringComparison.Ordinal))
        {
            return new DocumentPiece(PieceKind.Heading, line.TrimStart('#').Trim(), line.TakeWhile(c => c == '#').Count());
        }

        if (line.StartsWith("- [", StringComparison.Ordinal) && line.Length > 6 && line[4] == ']')
        {
            return new DocumentPiece(PieceKind.Task, line[5..].Trim());
        }

        return line[0] switch
        {
            '|' => new DocumentPiece(PieceKind.Table, line),
            '!' when line.StartsWith("![", StringComparison.Ordinal) => new DocumentPiece(PieceKind.Picture, line),
            '-' or '*' or '+' when line.Length > 2 && line[1] == ' ' => new DocumentPiece(PieceKind.Item, line[2..].Trim()),
            >= '1' and <= '9' when line.IndexOf(". ", StringComparison.Ordinal) is > 0 and < 4 and var dot => new DocumentPiece(PieceKind.Item, line[(dot + 2)..].Trim()),
            _ => new DocumentPiece(PieceKind.Paragraph, line),
        };
    }
}
