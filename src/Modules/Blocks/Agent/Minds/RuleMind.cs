using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cadre.Blocks.Agent.Loop;
using Cadre.Blocks.Language;
using Cadre.Kernel;

namespace Cadre.Blocks.Agent.Minds;

/// <summary>
/// Decides by rules, where no model is connected: 1. addresses in the task are fetched, code in it is run, the workspace's knowledge and the web are searched; 2. the best
/// hits of the web are read; 3. a report is written when one was asked for; 4. the answer quotes what speaks of the task, each passage with its number. Same input, same moves.
/// </summary>
internal sealed partial class RuleMind : IAgentMind
{
    private const int MostPages = 4;
    private const int MostHits = 2;
    private const int MostPassages = 7;

    public bool IsModel => false;

    public Task<Result<AgentMove>> NextAsync(AgentWork work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Func<AgentWork, List<ToolCallRequest>>[] stages = [First, Second, Report];
        var calls = work.Closing is null ? stages.Skip(work.Turns.Count).Select(stage => stage(work)).FirstOrDefault(c => c.Count > 0) ?? [] : [];
        var move = calls.Count > 0 ? new AgentMove("", calls) : new AgentMove(Answer(work), []);
        return Task.FromResult<Result<AgentMove>>(move);
    }

    private static List<ToolCallRequest> First(AgentWork work)
    {
        var calls = new List<ToolCallRequest>();
        foreach (var url in Address().Matches(work.Subject).Select(m => m.Value.TrimEnd('.', ',', ')')).Distinct(StringComparer.Ordinal).Take(MostPages))
        {
            Add(work, calls, "fetch", new { url });
        }

        var (prose, language, source) = Apart(work.Subject);
        if (source.Length > 0)
        {
            Add(work, calls, "run_code", new { language, source });
        }

        var question = string.Join(' ', Keywords.Of(Address().Replace(prose, ""), 10));
        if (question.Length > 0)
        {
            Add(work, calls, "knowledge_search", new { query = question });
            Add(work, calls, "web_search", new { query = question });
        }

        return calls;
    }

    private static List<ToolCallRequest> Second(AgentWork work)
    {
        var calls = new List<ToolCallRequest>();
        foreach (var url in work.Evidence.Where(e => e.Tool == "web_search").SelectMany(e => e.Citations).Select(c => c.Url).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostHits))
        {
            Add(work, calls, "fetch", new { url });
        }

        return calls;
    }

    private static List<ToolCallRequest> Report(AgentWork work)
    {
        var calls = new List<ToolCallRequest>();
        if (Document().IsMatch(work.Subject) && work.Evidence.All(e => e.Tool != "write_document"))
        {
            Add(work, calls, "write_document", new { title = Title(work), markdown = Answer(work) });
        }

        return calls;
    }

    private static void Add(AgentWork work, List<ToolCallRequest> calls, string tool, object arguments)
    {
        if (work.Tools.Any(t => t.Info.Name == tool))
        {
            calls.Add(new ToolCallRequest(string.Create(CultureInfo.InvariantCulture, $"rule{work.Turns.Count + 1}x{calls.Count + 1}"), tool, JsonSerializer.Serialize(arguments)));
        }
    }

    private static string Answer(AgentWork work)
    {
        var usable = work.Evidence.Where(e => !e.Failed && e.Tool != "write_document" && e.Text.Length > 0).ToList();
        var text = new StringBuilder();
        var index = Summary.Index([.. usable.Select(e => e.Text)]);
        var focused = Summary.Of(index, work.Subject, MostPassages);
        var chosen = focused.Count > 0 ? focused : Summary.Of(index, null, MostPassages);
        text.AppendLine(chosen.Count == 0 ? "Nothing was found that speaks of this." : focused.Count > 0 ? "**What was found**" : "Nothing speaks of this directly. The main points of what was found:").AppendLine();
        foreach (var passage in chosen)
        {
            text.Append("- ").Append(Pointer().Replace(passage.Text, "")).Append(CultureInfo.InvariantCulture, $" [{usable[passage.Source].Number}]").AppendLine();
        }

        foreach (var output in usable.Where(e => e.Tool is "run_code" && chosen.All(p => usable[p.Source] != e)))
        {
            text.Append(CultureInfo.InvariantCulture, $"- The code printed: {output.Text.ReplaceLineEndings(" ").Trim()} [{output.Number}]").AppendLine();
        }

        foreach (var failed in work.Evidence.Where(e => e.Failed))
        {
            text.AppendLine().Append('*').Append(failed.Title).Append(" gave nothing: ").Append(failed.Text.ReplaceLineEndings(" ").Replace('*', ' ')).AppendLine("*");
        }

        var cited = usable.Where(e => chosen.Any(p => usable[p.Source] == e)).ToList();
        if (cited.Count > 0)
        {
            text.AppendLine().AppendLine("**Sources**").AppendLine();
            cited.ForEach(e => text.AppendLine(Source(e)));
        }

        return text.ToString().Trim();
    }

    private static string Source(EvidenceItem item) => string.Create(CultureInfo.InvariantCulture, $"- [{item.Number}] {item.Title}{(item.Citations.Count == 0 ? "" : ": ")}{string.Join("; ", item.Citations.Take(4).Select(c => c.Url is { } url ? $"[{c.Title.Replace('[', '(').Replace(']', ')')}]({url})" : c.Title))}");

    /// <summary>The first fenced code of a task, and the words around it.</summary>
    private static (string Prose, string Language, string Source) Apart(string task)
    {
        const string Fence = "```";
        var open = task.IndexOf(Fence, StringComparison.Ordinal);
        var line = open < 0 ? -1 : task.IndexOf('\n', open);
        var close = line < 0 ? -1 : task.IndexOf(Fence, line, StringComparison.Ordinal);
        if (close < 0)
        {
            return (task, "", "");
        }

        var language = task[(open + Fence.Length)..line].Trim().ToLowerInvariant();
        return (task[..open] + task[(close + Fence.Length)..], language.Length > 0 ? language : "python", task[(line + 1)..close]);
    }

    private static string Title(AgentWork work) => Sentences.Of(work.Subject).FirstOrDefault() is { Length: > 0 } first ? first.TrimEnd('.', '!', '?') is { Length: > 90 } long_ ? long_[..90] : first.TrimEnd('.', '!', '?') : "Report";

    [GeneratedRegex(@"https?://[^\s<>""']{4,400}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(report|document|brief|memo|summary paper|Bericht|informe)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Document();

    [GeneratedRegex(@"\s*\[\d{1,3}\]", RegexOptions.NonBacktracking)]
    private static partial Regex Pointer();
}
