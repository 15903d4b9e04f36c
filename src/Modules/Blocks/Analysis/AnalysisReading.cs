using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Analysis;

/// <summary>Lets the workspace's language model say what the computed figures mean. It computes nothing: its numbers are those of the report.</summary>
internal sealed class AnalysisReading(ModelText models)
{
    private const string Role = "You are a careful statistician who explains an analysis to somebody who must decide. Use only numbers that stand in the report; never compute new ones. Say what the data shows, what it does not, and what to look at next. Markdown without headings, at most 250 words, in the language of the question.";

    /// <summary>The report with the reading in front of its first section; as it was when no model is connected, or when it failed, which the result then says.</summary>
    public async Task<string> AddAsync(StepContext context, AnalysisSettings settings, string report, StepResult result, CancellationToken cancellationToken)
    {
        if (await models.ChooseAsync(context, settings.Model, cancellationToken) is null)
        {
            return report;
        }

        var task = string.IsNullOrWhiteSpace(settings.Question) ? "What does this analysis tell?" : settings.Question;
        var reply = await models.AskAsync(context, "model:1", new ModelPrompt("analysis", Role, task, [new Material("Report", report)]) { Policy = settings.Model }, cancellationToken);
        if (!reply.IsOk)
        {
            result.Warn($"The figures stand without a reading: {reply.Error.Message}");
            return report;
        }

        result.ByModel(reply.Value.Model);
        var section = $"## Reading\n\n{reply.Value.Text.Trim()}\n\n*Written by {reply.Value.Model} from the figures below.*\n\n";
        var first = report.IndexOf("## ", StringComparison.Ordinal);
        return first < 0 ? report + "\n\n" + section : report.Insert(first, section);
    }
}
