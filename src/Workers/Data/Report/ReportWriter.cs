using System.Text;
using Cadre.Workers.Data.Charts;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Models;
using Cadre.Workers.Data.Profile;
using Cadre.Workers.Data.Protocol;
using static Cadre.Workers.Data.Profile.Wording;

namespace Cadre.Workers.Data.Report;

/// <summary>The report in Markdown. Names and values come from foreign files, so every one of them is escaped.</summary>
internal sealed class ReportWriter(Job job, LoadedTable table, TableProfile profile)
{
    private const int MostFindings = 10;
    private readonly StringBuilder text = new();

    internal string Write(MatchedQuestion? question, Answer? answer, TableModels models, IReadOnlyList<(Chart Chart, string File)> charts)
    {
        Line($"# {Markdown.Safe(job.Request.Title ?? "Analysis of the data")}").Line();
        WriteAnswer(question, answer);
        WriteSummary();
        WriteFindings();
        text.Append(ModelSections.Of(models));
        if (charts.Count > 0) Line("## Charts").Line();
        foreach (var (chart, file) in charts) Line($"![{Markdown.Safe(chart.Title)}]({file})").Line().Line($"*{Markdown.Safe(chart.Caption)}*").Line();
        WriteColumns();
        WriteQuality();
        WriteMethod();
        return text.ToString();
    }

    private void WriteAnswer(MatchedQuestion? question, Answer? answer)
    {
        if (question is null) return;
        Line("## Answer").Line().Line($"> {Markdown.Safe(question.Text)}").Line();
        if (answer is null)
        {
            Line("The question could not be matched to the columns of this table, so what follows describes the table as a whole. "
                + $"Naming columns helps; there are: {string.Join(", ", profile.Columns.Take(20).Select(c => Markdown.Safe(c.Name)))}.").Line();
            return;
        }
        foreach (var sentence in answer.Sentences) Line(Markdown.SafeKeepBold(sentence)).Line();
    }

    private void WriteSummary()
    {
        var kinds = profile.Columns.GroupBy(c => c.Role).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {Plural(g.Key, g.Count())}");
        Line("## Summary").Line();
        Line($"The table has **{Whole(profile.RowCount)} rows** and **{profile.Columns.Count} columns** ({string.Join(", ", kinds)}).").Line();
        foreach (var finding in profile.Findings.Take(3)) Line($"- {Markdown.Safe(finding.Title)}.");
        if (profile.Findings.Count > 0) Line();
    }

    private static string Plural(string role, int count) => role switch
    {
        ColumnRoles.Time or ColumnRoles.FreeText or ColumnRoles.Constant => count == 1 ? role + " column" : role + " columns",
        _ => count == 1 ? role : role + "s",
    };

    private void WriteFindings()
    {
        Line("## Key findings").Line();
        if (profile.Findings.Count == 0) Line("Nothing stands out: no strong relation, difference, trend or gap was found.").Line();
        foreach (var (finding, i) in profile.Findings.Take(MostFindings).Select((f, i) => (f, i)))
        {
            Line($"{i + 1}. **{Markdown.Safe(finding.Title)}.** {Markdown.Safe(finding.Detail)}");
            if (finding.Caveats.Count > 0) Line($"   *Caution: {Markdown.Safe(string.Join(" ", finding.Caveats))}*");
        }
        Line();
    }

    private void WriteColumns()
    {
        Line("## Columns").Line().Line("| Column | Type | Used as | Missing | Distinct | In short |").Line("|---|---|---|--:|--:|---|");
        foreach (var c in profile.Columns)
            Line($"| {Markdown.Safe(c.Name)} | {c.Type} | {c.Role} | {Percent((double)c.Nulls / profile.RowCount)} | {(c.DistinctApproximate ? "≈ " : "")}{Whole(c.Distinct)} | {Markdown.Safe(InShort(c))} |");
        Line();
    }

    private static string InShort(ColumnProfile c) => c switch
    {
        { Role: ColumnRoles.Measure, Numeric: { } n } => $"median {Num(n.Median)}, mean {Num(n.Mean)}, {Num(n.Min)} to {Num(n.Max)}",
        { Dates: { } d } => $"{d.Min} to {d.Max}",
        { Top: [var top, ..] } => $"most often {Shown(top.Value)} ({Percent(top.Share)})",
        { Numeric: { } n } => $"{Num(n.Min)} to {Num(n.Max)}",
        { Text: { } t } => $"{t.MinLength} to {t.MaxLength} characters",
        _ => "",
    };

    private void WriteQuality()
    {
        Line("## Data quality").Line();
        Line($"- Complete rows: {Whole(profile.Missing.CompleteRows)} of {Whole(profile.RowCount)}; {Percent(profile.Missing.Share)} of all cells are missing.");
        if (profile.Duplicates is { } d) Line($"- Rows that repeat an earlier row: {Whole(d.Rows)} ({Percent(d.Share)}).");
        foreach (var o in profile.Outliers.OrderByDescending(o => o.Share).Take(5))
            Line($"- {Markdown.Safe(o.Column)}: {Whole(o.OutsideFences)} values ({Percent(o.Share)}) outside {Num(o.LowFence)} to {Num(o.HighFence)}.");
        foreach (var warning in job.Warnings.Take(10)) Line($"- {Markdown.Safe(warning.Message)}");
        if (table.Rejected > 0) Line($"- The figures leave out {Whole(table.Rejected)} rows that could not be read.");
        Line();
    }

    private void WriteMethod()
    {
        Line("## Method and limits").Line();
        Line($"Computed with {Engine.DuckSession.Version}; no language model was used. Standard deviations use n − 1; quantiles interpolate linearly; correlations are Pearson and Spearman on rows "
            + "where both values are present; associations of categories are Cramér's V with bias correction; differences between groups are given as η². Trends are tested with Mann–Kendall. "
            + "Outliers are values beyond 1.5 interquartile ranges.").Line();
        if (profile.AssociationRows < profile.RowCount)
            Line($"Relations between columns were computed on an even sample of {Whole(profile.AssociationRows)} of {Whole(profile.RowCount)} rows; everything else on all rows.").Line();
        Line("The findings describe this table. They do not show causes, and since many comparisons were made, weak ones may be chance.");
    }

    private ReportWriter Line(string line = "")
    {
        text.Append(line).Append('\n');
        return this;
    }
}
