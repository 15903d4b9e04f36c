using System.Text;
using Cadre.Blocks.Language;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Content;

/// <summary>
/// Composes a document from material without a language model: a summary, then each section of the outline with the passages, tables and pictures that
/// belong to it. What the material does not give becomes a checklist; nothing is made up. Same input, same document.
/// </summary>
internal sealed class DocumentWriter
{
    private const int MostRows = 12;
    private const int FewestForDigest = 4;
    private readonly IReadOnlyList<Material> materials;
    private readonly PassageIndex index;
    private readonly HashSet<Passage> used = [];
    private readonly HashSet<Material> placed = [];
    private readonly StringBuilder text = new();
    private readonly int perSection;
    private int figures;
    private int tablesPlaced;

    private DocumentWriter(IReadOnlyList<Material> materials, string brief, int pages)
    {
        this.materials = materials;
        var told = Summary.Index([.. materials.Select(m => m.Table is null && m.Image is null ? m.Text : "")]).Passages.Select(p => p with { Text = Statements.WithoutMarks(p.Text) });
        index = new PassageIndex([.. told.Where(p => Statements.Is(p.Text) && !p.Text.EndsWith(':') && !brief.Contains(Statements.Plain(p.Text), StringComparison.Ordinal)).DistinctBy(p => Statements.Key(p.Text))]);
        perSection = Math.Clamp(pages * 2, 3, 12);
    }

    /// <summary>Writes it.</summary>
    public static string Write(string title, ContentSettings settings, IReadOnlyList<Material> materials)
    {
        var brief = settings.Brief ?? "";
        var pages = Math.Clamp(settings.Pages ?? 3, 1, 20);
        var sections = string.IsNullOrWhiteSpace(settings.Template) ? Outline.For($"{title} {brief}") : Outline.Parse(settings.Template);
        var writer = new DocumentWriter(materials, brief, pages);
        writer.text.Append("# ").AppendLine(title.Trim() is { Length: > 0 } given ? given : "Document").AppendLine();
        writer.Opening(brief, settings);
        foreach (var section in sections)
        {
            writer.Section(section);
        }

        writer.Leftovers();
        writer.Sources();
        return writer.text.ToString().TrimEnd() + "\n";
    }

    private void Opening(string brief, ContentSettings settings)
    {
        if (brief.Length > 0)
        {
            text.AppendLine(brief.Trim()).AppendLine();
        }

        if (settings.Audience is { Length: > 0 } audience)
        {
            text.Append("*For ").Append(audience.Trim()).AppendLine(".*").AppendLine();
        }

        var main = index.Passages.Count < FewestForDigest ? [] : Summary.Of(index, null, 5).Where(p => !Statements.LeansBack(p.Text)).ToList();
        if (main.Count > 1)
        {
            text.AppendLine("## In short").AppendLine();
            foreach (var passage in main)
            {
                used.Add(passage);
                text.Append("- ").Append(Statements.Plain(passage.Text)).AppendLine(Mark(passage));
            }

            text.AppendLine();
        }
    }

    private void Section(OutlineSection section)
    {
        var fitting = Summary.Of(index, section.Title + " " + section.Cues, perSection);
        var passages = fitting.Where(used.Add).ToList();
        var tables = materials.Where(m => !placed.Contains(m) && Belongs(m, section)).Take(2).ToList();
        if (passages.Count + tables.Count == 0 && fitting.Count > 0)
        {
            return;
        }

        text.Append("## ").AppendLine(section.Title).AppendLine();
        foreach (var group in passages.GroupBy(p => p.Source))
        {
            text.AppendJoin(' ', group.Select(p => p.Text)).AppendLine(Mark(group.First())).AppendLine();
        }

        tables.ForEach(Place);
        if (passages.Count > 0 || tables.Count > 0)
        {
            return;
        }

        text.AppendLine("To fill, because the material says nothing about it:").AppendLine();
        foreach (var question in section.Questions.DefaultIfEmpty($"What belongs under “{section.Title}”?"))
        {
            text.Append("- [ ] ").AppendLine(question);
        }

        text.AppendLine();
    }

    private bool Belongs(Material material, OutlineSection section)
    {
        if (material.Table is null && material.Image is null)
        {
            return false;
        }

        var words = Words.Of(section.Title + " " + section.Cues).ToHashSet(StringComparer.Ordinal);
        var own = material.Table is { } table ? material.Title + " " + string.Join(' ', table.Columns.Select(c => c.Name.Replace('_', ' '))) : material.Title;
        return Words.Of(own).Any(words.Contains);
    }

    private void Place(Material material)
    {
        placed.Add(material);
        if (material.Image is { } image)
        {
            text.Append(Captions.Figure(image, ++figures, material.Title)).AppendLine();
            return;
        }

        text.AppendLine(Captions.Table(++tablesPlaced, material.Title)).AppendLine();

        text.AppendLine(material.Table!.ToMarkdown(MostRows));
        if (material.Table.RowCount > MostRows)
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"*The first {MostRows} of {material.Table.RowCount:N0} rows.*").AppendLine();
        }
    }

    private void Leftovers()
    {
        var rest = materials.Where(m => (m.Table is not null || m.Image is not null) && !placed.Contains(m)).Take(12).ToList();
        if (rest.Count > 0)
        {
            text.AppendLine("## Figures and tables").AppendLine();
            rest.ForEach(Place);
        }
    }

    private void Sources()
    {
        if (materials.Count > 0)
        {
            text.AppendLine("## Sources").AppendLine();
            foreach (var (material, number) in materials.Select((m, i) => (m, i + 1)))
            {
                text.Append(number).Append(". ").AppendLine(material.Title);
            }
        }
    }

    private static string Mark(Passage passage) => $" [{passage.Source + 1}]";
}
