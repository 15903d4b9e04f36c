using System.Globalization;
using System.Text;
using Cadre.Blocks.Language;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Chat;

/// <summary>An answer taken from the material by rules.</summary>
/// <param name="Text">Markdown with numbered sources.</param>
/// <param name="Engine">Which rule made it.</param>
internal sealed record BuiltInAnswer(string Text, string Engine)
{
    private const int SummarySentences = 8;
    private const int AnswerPassages = 6;

    /// <summary>Answers a prompt: quoted passages for a question, a summary otherwise, figures of tables in both.</summary>
    public static BuiltInAnswer To(string prompt, IReadOnlyList<Material> materials)
    {
        if (materials.All(m => m.Text.Length == 0))
        {
            return new BuiltInAnswer(Outline(prompt), "task outline");
        }

        var index = Summary.Index([.. materials.Select(m => m.Table is null ? m.Text : "")]);
        var wantsSummary = prompt.Length == 0 || IsSummary(prompt);
        var focused = wantsSummary ? [] : Summary.Of(index, prompt, AnswerPassages);
        var chosen = focused.Count > 0 ? focused : Summary.Of(index, null, SummarySentences);
        var text = new StringBuilder();
        if (!wantsSummary && focused.Count == 0 && index.Passages.Count > 0)
        {
            text.AppendLine("Nothing in the material speaks of this directly. Its main points:").AppendLine();
        }
        else if (chosen.Count > 0)
        {
            text.AppendLine(wantsSummary ? "**Main points**" : "**What the material says**").AppendLine();
        }

        foreach (var passage in chosen)
        {
            text.Append("- ").Append(passage.Text).Append(" [").Append(passage.Source + 1).AppendLine("]");
        }

        AppendTables(text, materials);
        AppendSources(text, materials, chosen);
        return new BuiltInAnswer(text.ToString().Trim(), wantsSummary ? "extractive summary" : "quoted passages");
    }

    private static bool IsSummary(string prompt) => Words.Of(prompt).Any(w => w is "summarise" or "summarize" or "summary" or "overview" or "shorten" or "condense" or "resumen" or "resume" or "zusammenfassung");

    private static void AppendTables(StringBuilder text, IReadOnlyList<Material> materials)
    {
        foreach (var (material, number) in materials.Select((m, i) => (m, i + 1)).Where(p => p.m.Table is not null))
        {
            var figures = TableFigures.Of(material.Table!);
            text.AppendLine().Append("**").Append(material.Title).Append("** [").Append(number).Append("]: ")
                .Append(material.Table!.RowCount.ToString("N0", CultureInfo.InvariantCulture)).Append(" rows");
            text.AppendLine(figures.Count == 0 ? "." : ", of which the first " + material.Table.Rows.Count.ToString(CultureInfo.InvariantCulture) + " give:").AppendLine();
            foreach (var figure in figures)
            {
                text.Append("- ").AppendLine(figure);
            }
        }
    }

    private static void AppendSources(StringBuilder text, IReadOnlyList<Material> materials, List<Passage> chosen)
    {
        text.AppendLine().AppendLine("**Sources**").AppendLine();
        foreach (var source in chosen.Select(c => c.Source).Concat(materials.Index().Where(m => m.Item.Table is not null).Select(m => m.Index)).Distinct().Order())
        {
            text.Append(source + 1).Append(". ").AppendLine(materials[source].Title);
        }
    }

    /// <summary>Without material and model: what was asked, taken apart, and what is needed to answer it.</summary>
    private static string Outline(string prompt)
    {
        var text = new StringBuilder("**The task**").AppendLine().AppendLine();
        foreach (var sentence in Sentences.Of(prompt).Take(12))
        {
            text.Append("> ").AppendLine(sentence);
        }

        text.AppendLine().AppendLine("**It turns on**").AppendLine();
        foreach (var phrase in Keywords.Of(prompt, 6))
        {
            text.Append("- ").AppendLine(phrase);
        }

        return text.AppendLine().AppendLine("**To fill**").AppendLine()
            .AppendLine("- [ ] Connect material that speaks of these points (a search, a page, a file), or")
            .Append("- [ ] connect a language model in Settings → Models.").ToString();
    }
}
