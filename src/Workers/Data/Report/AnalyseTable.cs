using System.Globalization;
using System.Text;
using Cadre.Workers.Data.Charts;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Models;
using Cadre.Workers.Data.Profile;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Report;

/// <summary>analyse: the profile, charts as SVG, and a report that answers the question where it can be matched to columns.</summary>
internal static class AnalyseTable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal static Outcome<Response> Run(Job job)
    {
        if (TableModels.Check(job.Request.Methods) is { } unknown) return unknown;
        if (!ProfileTable.Load(job).Try(out var table, out var failure)) return failure;
        var (profile, sample) = ProfileTable.Of(job, table);
        var question = QuestionMatch.Of(job.Request.Question, profile);
        var answer = QuestionAnswer.Of(job, table, profile, question);
        job.Progress.Report("analyse", 0.9, "drawing");
        var models = TableModels.Of(job, table, profile, sample, question?.Measures.FirstOrDefault()?.Name);
        var charts = new ChartPlan(job, table, profile, sample).Draw(answer, models)
            .Select((chart, i) => (chart, File: string.Create(CultureInfo.InvariantCulture, $"chart-{i + 1}.svg"))).ToList();
        foreach (var (chart, file) in charts) File.WriteAllText(job.OutputPath(file), chart.Svg, Utf8);
        var report = new ReportWriter(job, table, profile).Write(question, answer, models, charts);
        File.WriteAllText(job.OutputPath("report.md"), report, Utf8);
        job.Progress.Report("analyse", 1, "done");
        return new Response
        {
            Ok = true,
            Operation = "analyse",
            Engine = DuckSession.Version,
            Profile = profile,
            Models = models,
            Report = report,
            Charts = charts.Select(c => Describe(job, c.chart, c.File)).ToList(),
            Files = [job.Folder.Describe(job.OutputPath("report.md"), "text/markdown"), .. charts.Select(c => job.Folder.Describe(job.OutputPath(c.File), "image/svg+xml"))],
            Warnings = job.Warnings,
            Figures = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["rows"] = table.RowCount,
                ["columns"] = table.Columns.Count,
                ["findings"] = profile.Findings.Count,
                ["charts"] = charts.Count,
                ["answered"] = answer is null ? 0 : 1,
            },
        };
    }

    private static ChartFile Describe(Job job, Chart chart, string file)
    {
        var output = job.Folder.Describe(job.OutputPath(file), "image/svg+xml");
        return new ChartFile(output.Path, chart.Kind, chart.Title, chart.Caption, output.Size);
    }
}
