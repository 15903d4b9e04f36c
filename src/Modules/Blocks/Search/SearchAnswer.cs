using System.Globalization;
using System.Text.RegularExpressions;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Search;

/// <summary>Lets the workspace's language model answer from what was found, each statement with the number of its source. Without it the passages stand for themselves.</summary>
internal sealed partial class SearchAnswer(ModelDraft drafts)
{
    private const string Role = "You answer from numbered sources alone. Put the number of the source in square brackets behind each statement, such as [2]. Say plainly what the sources do not answer, and where they contradict each other. Answer in Markdown without headings, in the language of the question, in at most 250 words.";

    /// <summary>The answer; empty when no model is connected, or when it failed, which the result then says.</summary>
    public async Task<string> WriteAsync(StepContext context, SearchSettings settings, string query, IReadOnlyList<SearchHit> hits, StepResult result, CancellationToken cancellationToken)
    {
        var prompt = new ModelPrompt("search", Role, query, [.. hits.Select((hit, i) => new Material($"[{i + 1}] {hit.Title}", hit.Text))]) { Policy = settings.Model };
        var draft = await drafts.WriteAsync(context, prompt, (answer, _) => Task.FromResult(Check(answer, hits.Count)), cancellationToken);
        if (!draft.IsOk)
        {
            result.Warn($"No answer was written, the passages stand for themselves: {draft.Error.Message}");
            return "";
        }

        if (draft.Value is { Value: null } useless)
        {
            result.Warn($"{useless.Model} answered twice without naming its sources: the passages stand for themselves.");
        }

        if (draft.Value?.Value is not { } written)
        {
            return "";
        }

        result.ByModel(draft.Value.Model);
        return written;
    }

    private static Result<string> Check(string answer, int sources)
    {
        var named = Number().Matches(answer).Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture)).ToList();
        return named.Count == 0 ? ModelDraft.Useless("it names no source in square brackets")
            : named.Exists(n => n < 1 || n > sources) ? ModelDraft.Useless($"it names a source that is not there: there are {sources}")
            : answer.Trim();
    }

    [GeneratedRegex(@"\[(?<number>\d{1,3})\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
