using System.Buffers;
using System.Globalization;
using System.Text;
using Cadre.Blocks.Documents;
using Cadre.Blocks.Language;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Content;

/// <summary>
/// Collects documents into one report: a digest, then one section per document under its own heading, assumptions and open questions gathered once,
/// pictures, files and sources at the end. No sentence, table or picture stands in it twice, and nothing is added.
/// </summary>
internal sealed class CollectedReport
{
    private const int MostRows = 12;
    private const int MostSentences = 24;
    private static readonly string[] Skipped = ["sources", "contents", "columns", "data quality", "question", "method and limits"];
    private static readonly SearchValues<char> Marks = SearchValues.Create("]|\\*");
    private static readonly string[] Currencies = ["usd", "eur", "gbp", "kes", "mxn", "thb", "inr", "jpy", "cny", "brl", "mad", "ngn", "zar", "chf"];
    private readonly StringBuilder text = new();
    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private readonly List<string> assumptions = [];
    private readonly List<string> questions = [];

    /// <summary>Whether the material is a collection of documents.</summary>
    public static bool Fits(ContentSettings settings, IReadOnlyList<Material> materials) =>
        string.IsNullOrWhiteSpace(settings.Template) && materials.Count(IsDocument) >= 2;

    /// <summary>Writes it.</summary>
    public static string Write(string title, ContentSettings settings, IReadOnlyList<Material> materials)
    {
        var report = new CollectedReport();
        report.text.Append("# ").AppendLine(title.Trim() is { Length: > 0 } given ? given : "Report").AppendLine();
        if (settings.Brief is { Length: > 0 } brief)
        {
            report.text.AppendLine(brief.Trim()).AppendLine();
        }

        var documents = materials.Where(m => m.Table is null && m.Image is null && !IsFile(m)).Select(m => (m.Title, Pieces: DocumentPiece.Of(m.Text))).Where(d => d.Pieces.Any(HasContent)).ToList();
        report.Digest([.. documents.Select(d => d.Pieces)]);
        foreach (var (name, pieces) in documents)
        {
            report.Section(name, pieces);
        }

        report.Tables(materials);
        report.List("Assumptions", report.assumptions, "- ");
        report.List("Open questions", report.questions, "- [ ] ");
        report.Pictures([.. materials.Where(m => m.Image is not null)]);
        report.List("Files", [.. materials.Where(IsFile).Select(m => m.Title).Distinct(StringComparer.Ordinal)], "- ");
        report.Sources([.. documents.Select(d => d.Title)]);
        return report.text.ToString().TrimEnd() + "\n";
    }

    private static bool IsDocument(Material material) => material.Table is null && material.Image is null && material.Text.TrimStart().StartsWith("# ", StringComparison.Ordinal);

    private static bool IsFile(Material material) => material.Text.StartsWith("File *", StringComparison.Ordinal) || material.Text.StartsWith("```", StringComparison.Ordinal);

    private static bool HasContent(DocumentPiece piece) => piece.Kind is PieceKind.Table or PieceKind.Picture
        || (piece.Kind is PieceKind.Paragraph or PieceKind.Item && Sentences.Of(piece.Text).Any(Statements.Is));

    private void Digest(IReadOnlyList<IReadOnlyList<DocumentPiece>> documents)
    {
        var chosen = ReportDigest.Of(documents, 7);
        if (chosen.Count < 2 || documents.Sum(d => d.Count) < 12)
        {
            return;
        }

        text.AppendLine("## In short").AppendLine();
        foreach (var (statement, source) in chosen)
        {
            text.Append("- ").Append(statement).Append(CultureInfo.InvariantCulture, $" [{source + 1}]").AppendLine();
            Sentences.Of(statement).ForEach(s => said.Add(Statements.Key(s)));
        }

        text.AppendLine();
    }

    private void Section(string title, List<DocumentPiece> pieces)
    {
        var body = new StringBuilder();
        var heading = "";
        var skipping = false;
        var listed = false;
        var left = MostSentences;
        foreach (var piece in pieces)
        {
            if (piece.Kind == PieceKind.Heading)
            {
                skipping = Skipped.Contains(piece.Text.ToLowerInvariant());
                heading = piece.Level == 1 || piece.Text == "In short" || string.Equals(piece.Text, title, StringComparison.OrdinalIgnoreCase) ? "" : new string('#', Math.Min(4, piece.Level + 1)) + " " + piece.Text;
                continue;
            }

            var content = skipping ? "" : Content(piece, ref left);
            if (content.Length == 0)
            {
                continue;
            }

            body.Append(listed && piece.Kind != PieceKind.Item ? "\n" : "").Append(heading.Length > 0 ? heading + "\n\n" : "").Append(content).Append(piece.Kind == PieceKind.Item ? "\n" : "\n\n");
            heading = "";
            listed = piece.Kind == PieceKind.Item;
        }

        if (body.Length > 0)
        {
            text.Append("## ").AppendLine(title).AppendLine().AppendLine(body.ToString().TrimEnd()).AppendLine();
        }
    }

    private string Content(DocumentPiece piece, ref int left)
    {
        switch (piece.Kind)
        {
            case PieceKind.Task:
                Ask(piece.Text);
                return "";
            case PieceKind.Picture:
                return Picture(piece.Text);
            case PieceKind.Table:
                return Table([.. piece.Text.Split('\n')]);
            default:
                return Prose(piece, ref left);
        }
    }

    private string Picture(string picture)
    {
        var at = picture.LastIndexOf("](", StringComparison.Ordinal);
        if (at < 2 || !shown.Add(picture[(at + 2)..]))
        {
            return "";
        }

        var caption = string.Concat(picture[2..at].Where(c => !Marks.Contains(c)));
        return caption.Contains(' ') ? $"{picture}\n\n*{caption}*" : picture;
    }

    private string Prose(DocumentPiece piece, ref int left)
    {
        var plain = Statements.WithoutMarks(piece.Text);
        if (piece.Kind == PieceKind.Item && !Statements.IsNoise(plain) && !plain.EndsWith('?') && !plain.EndsWith('.'))
        {
            return plain.Contains(' ') && said.Add(Statements.Key(plain)) ? "- " + plain : "";
        }

        var kept = new List<string>();
        foreach (var sentence in Sentences.Of(plain).Where(s => Statements.Is(s) && !IsItalic(s)))
        {
            if (sentence.EndsWith('?'))
            {
                Ask(Statements.Plain(sentence));
            }
            else if (Statements.IsAssumption(sentence) && piece.Kind == PieceKind.Paragraph)
            {
                assumptions.AddRange(said.Add(Statements.Key(sentence)) ? [Statements.Plain(sentence)] : []);
            }
            else if (left > 0 && said.Add(Statements.Key(sentence)))
            {
                left--;
                kept.Add(sentence);
            }
        }

        return kept.Count == 0 ? "" : (piece.Kind == PieceKind.Item ? "- " : "") + string.Join(' ', kept);
    }

    private static bool IsItalic(string sentence) => sentence.StartsWith('*') && !sentence.StartsWith("**", StringComparison.Ordinal);

    private void Ask(string question) => questions.AddRange(question.Contains(' ') && !question.StartsWith("What belongs under", StringComparison.Ordinal) && said.Add(Statements.Key(question)) ? [question] : []);

    private string Table(List<string> lines)
    {
        var key = string.Concat(string.Concat(lines.Take(1).Concat(lines.Skip(2).Take(2))).Where(char.IsLetterOrDigit));
        if (lines.Count < 3 || !shown.Add(key))
        {
            return "";
        }

        var header = Header(lines[0]);
        var rows = lines.Skip(1).Take(MostRows + 1);
        var cut = lines.Count - 2 > MostRows ? string.Create(CultureInfo.InvariantCulture, $"\n\n*The first {MostRows} of {lines.Count - 2} rows.*") : "";
        return header + "\n" + string.Join('\n', rows) + cut;
    }

    private static string Header(string line) => string.Join('|', line.Split('|').Select(cell => " " + Column(cell.Trim()) + " ")).Trim();

    private static string Column(string name) => string.Join(' ', PlainText.Caption(name).Split(' ').Select(w => Currencies.Contains(w.ToLowerInvariant()) ? w.ToUpperInvariant() : w));

    private void Tables(IReadOnlyList<Material> materials)
    {
        var body = new StringBuilder();
        var number = 0;
        foreach (var (name, table) in materials.Where(m => m.Table is { RowCount: > 0 }).Select(m => (m.Title, m.Table!)))
        {
            var shownRows = Table([.. table.ToMarkdown(MostRows).TrimEnd().Split('\n').Select(l => l.TrimEnd('\r'))]);
            if (shownRows.Length == 0)
            {
                continue;
            }

            body.AppendLine(Captions.Table(++number, Caption(name, table))).AppendLine().AppendLine(shownRows).AppendLine();
            body.Append(table.RowCount > MostRows ? string.Create(CultureInfo.InvariantCulture, $"*The first {MostRows} of {table.RowCount:N0} rows.*\n\n") : "");
        }

        if (body.Length > 0)
        {
            text.AppendLine("## Tables").AppendLine().Append(body);
        }
    }

    private static string Lower(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    private static string Caption(string name, TableValue table)
    {
        var columns = table.Columns.Select((c, i) => i is 0 or > 1 ? Lower(Column(c.Name)) : Column(c.Name)).ToList();
        return name.StartsWith("Table ", StringComparison.Ordinal) || name == "table" ? columns.Count == 1 ? PlainText.Caption(columns[0]) : $"{string.Join(", ", columns.Skip(1).Take(3))} by {columns[0]}" : PlainText.Caption(name);
    }

    private void Pictures(List<Material> pictures)
    {
        var fresh = pictures.Where(p => shown.Add(ArtifactLinks.Address(p.Image!) + ")")).ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        text.AppendLine("## Figures").AppendLine();
        foreach (var (picture, number) in fresh.Select((p, i) => (p, i + 1)))
        {
            text.Append(Captions.Figure(picture.Image!, number, picture.Title)).AppendLine();
        }
    }

    private void List(string title, List<string> items, string mark)
    {
        if (items.Count > 0)
        {
            text.Append("## ").AppendLine(title).AppendLine();
            items.Take(20).ToList().ForEach(i => text.Append(mark).AppendLine(i));
            text.AppendLine();
        }
    }

    private void Sources(List<string> titles)
    {
        text.AppendLine("## Sources").AppendLine();
        foreach (var (title, number) in titles.Select((t, i) => (t, i + 1)))
        {
            text.Append(number).Append(". ").AppendLine(title);
        }
    }
}
