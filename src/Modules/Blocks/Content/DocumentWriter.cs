using System.Text;
using Cadre.Blocks.Documents;
using Cadre.Blocks.Language;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Content;

/// <summary>
/// Composes a document from material without a language model: a summary, then each section of the outline with the passages, tables and pictures that
/// belong to it. What the material does not give becomes a checklist; nothing is made up. Same input, same document.
/// </summary>
internal sealed class DocumentWriter
{
    private readonly IReadOnlyList<Material> materials;
    private readonly PassageIndex index;
    private readonly HashSet<Passage> used = [];
    private readonly HashSet<Material> placed = [];
    private readonly StringBuilder text = new();
    private readonly int perSection;

    private DocumentWriter(IReadOnlyList<Material> materials, string brief, int pages)
    {
        this.materials = materials;
        index = Summary.Index([.. materials.Select(m => m.Table is null ? m.Text : ""), brief]);
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
            writer.Section(section, brief);
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

        var main = Summary.Of(index, null, 5).Where(p => p.Source < materials.Count).ToList();
        if (main.Count > 1)
        {
            text.AppendLine("## In short").AppendLine();
            foreach (var passage in main)
            {
                text.Append("- ").Append(passage.Text).AppendLine(Mark(passage));
            }

            text.AppendLine();
        }
    }

    private void Section(OutlineSection section, string brief)
    {
        text.Append("## ").AppendLine(section.Title).AppendLine();
        var passages = Summary.Of(index, section.Title + " " + section.Cues, perSection).Where(p => p.Source < materials.Count && used.Add(p)).ToList();
        foreach (var group in passages.GroupBy(p => p.Source))
        {
            text.AppendJoin(' ', group.Select(p => p.Text)).AppendLine(Mark(group.First())).AppendLine();
        }

        var tables = materials.Where(m => !placed.Contains(m) && Belongs(m, section)).Take(2).ToList();
        tables.ForEach(Place);
        if (passages.Count > 0 || tables.Count > 0)
        {
            return;
        }

        var fromBrief = Summary.Of(index, section.Cues, 2).Where(p => p.Source == materials.Count && used.Add(p)).ToList();
        if (fromBrief.Count > 0 && brief.Length > 120)
        {
            text.AppendJoin(' ', fromBrief.Select(p => p.Text)).AppendLine().AppendLine();
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
            text.Append("![").Append(material.Title.Replace(']', ')')).Append("](").Append(ArtifactLinks.Address(image)).AppendLine(")").AppendLine();
            return;
        }

        text.Append("**").Append(material.Title).AppendLine("**").AppendLine().AppendLine(material.Table!.ToMarkdown(15));
        if (material.Table.RowCount > 15)
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"*The first 15 of {material.Table.RowCount:N0} rows.*").AppendLine();
        }

        foreach (var figure in TableFigures.Of(material.Table))
        {
            text.Append("- ").AppendLine(figure);
        }

        text.AppendLine();
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
