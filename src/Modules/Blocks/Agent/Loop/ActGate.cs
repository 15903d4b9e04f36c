using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Agent.Tools;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>
/// Decides whether a person is asked before a call. Acts are asked for as the agent's autonomy says. Whatever its autonomy: a call that leaves the server is asked for once the
/// agent has read both what only the workspace knows and what strangers wrote, for a stranger's text may be what asks for it; addresses that the task itself or a search
/// named are free.
/// </summary>
internal static class ActGate
{
    private static readonly JsonElement Words = JsonSerializer.SerializeToElement(new JsonObject(WordsTitled("A word to the agent")));

    /// <summary>An open question is not approved: it is answered or not.</summary>
    private static readonly JsonElement Answer = JsonSerializer.SerializeToElement(new JsonObject(WordsTitled("Your answer"))
    {
        { "required", new JsonArray("words") },
        { "x-answers", new JsonObject { ["approved"] = "Send the answer", ["rejected"] = "Do not answer" } },
    });

    /// <summary>What a person is asked; null when nobody is.</summary>
    public static StepOutcome.Waiting? Question(AgentWork work, GrantedTool tool, JsonElement arguments)
    {
        var name = work.Agent.Profile.Name;
        if (tool.Tool is AskPerson)
        {
            return new StepOutcome.Waiting($"{name} asks: {AskPerson.QuestionOf(arguments)}") { Form = Answer };
        }

        var why = tool.Grant.Ask ? "may use it only when asked"
            : tool.Info.SideEffect != SideEffect.None && work.Agent.Profile.Autonomy == Autonomy.Ask ? "asks before it acts"
            : tool.Info.Sends && work.IsSwayed && work.SawPrivate && work.SawForeign && !IsNamed(work, arguments) ? "has read both what only this workspace knows and what strangers wrote"
            : null;
        return why is null ? null : new StepOutcome.Waiting($"{name} wants to use “{tool.Info.Title}” and {why}. May it?")
        {
            Form = Words,
            Views = [new ResultView("json") { Title = tool.Info.Title, Value = arguments.GetRawText().Length < 20_000 ? arguments : JsonSerializer.SerializeToElement(arguments.GetRawText()[..20_000] + "…") }],
        };
    }

    /// <summary>Whether the tool may come to ask somebody.</summary>
    public static bool MayAsk(AgentProfile profile, GrantedTool tool) =>
        tool.Tool is AskPerson || tool.Grant.Ask || tool.Info.Sends || (tool.Info.SideEffect != SideEffect.None && profile.Autonomy == Autonomy.Ask);

    private static Dictionary<string, JsonNode?> WordsTitled(string title) => new(StringComparer.Ordinal)
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["words"] = new JsonObject { ["type"] = "string", ["title"] = title, ["x-widget"] = "textarea" } },
    };

    private static bool IsNamed(AgentWork work, JsonElement arguments) =>
        arguments.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String && url.GetString() is { Length: > 0 } address
        && (work.Task.Contains(address, StringComparison.OrdinalIgnoreCase) || work.Evidence.Where(e => e.Tool == "web_search").Any(e => e.Citations.Any(c => c.Url == address)));
}
