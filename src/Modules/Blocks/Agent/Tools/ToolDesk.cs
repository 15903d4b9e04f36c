using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Agent.Loop;
using Cadre.Blocks.Agent.Minds;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>Does the calls of agents: 1. refuses what cannot be; 2. asks a person where one decides; 3. does it, as an effect of the step.</summary>
internal sealed class ToolDesk(TimeProvider time)
{
    /// <summary>The code of a call that came too often.</summary>
    public const string Repeated = "repeated_call";

    private const int MostText = 24_000;

    /// <summary>Does a call; answers the question when a person is asked first.</summary>
    public async Task<StepOutcome.Waiting?> UseAsync(AgentWork work, AgentTurn turn, ToolCallRequest call, CancellationToken cancellationToken)
    {
        var effect = $"{work.Prefix}tool:{work.NextNumber}";
        var tool = work.Tools.FirstOrDefault(t => t.Info.Name == call.Name);
        var arguments = call.Parse();
        work.Conversation.Add(new ConversationEntry("call", work.Agent.Profile.Name, "") { Number = work.NextNumber, Tool = call.Name, Arguments = arguments ?? JsonSerializer.SerializeToElement(call.Arguments), Effect = effect });
        if (Refusal(work, tool, call, arguments) is { } refused) // 1
        {
            Finish(work, turn, call, refused, effect, tool);
            return null;
        }

        if (ActGate.Question(work, tool!, arguments!.Value) is { } question) // 2
        {
            var answer = await work.Answers.TakeAsync($"{work.Prefix}answer:{work.NextNumber}", cancellationToken);
            if (answer is null)
            {
                work.Conversation.Add(new ConversationEntry("ask", work.Agent.Profile.Name, question.Message));
                return question with { Views = [work.Conversation.View(null), .. question.Views] };
            }

            work.Conversation.Add(new ConversationEntry("reply", answer.By, $"{(answer.Approved ? "Yes" : "No")}{(answer.Words is { Length: > 0 } words ? ": " + words : ".")}"));
            if (tool!.Tool is AskPerson || !answer.Approved)
            {
                Finish(work, turn, call, AskPerson.Heard(answer, tool.Tool is AskPerson), effect, tool);
                return null;
            }
        }

        var use = new ToolUse(work, "", arguments!.Value, tool!.Grant);
        var result = await work.Context.OnceAsync(effect, "tool", (key, token) => DoAsync(tool, use with { Key = key }, token), cancellationToken); // 3
        Finish(work, turn, call, result, effect, tool);
        return null;
    }

    private async Task<ToolResult> DoAsync(GrantedTool tool, ToolUse use, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var given = await tool.Tool.UseAsync(use, cancellationToken);
        var result = given.IsOk ? given.Value : ToolResult.Of(given.Error);
        return result with { Text = result.Text.Length <= MostText ? result.Text : result.Text[..MostText] + "\n… (cut here)", Seconds = Math.Round(time.GetElapsedTime(begun).TotalSeconds, 3) };
    }

    private static ToolResult? Refusal(AgentWork work, GrantedTool? tool, ToolCallRequest call, JsonElement? arguments)
    {
        if (tool is null)
        {
            return Refused("unknown_tool", $"You have no tool '{call.Name}'. Yours are: {string.Join(", ", work.Tools.Select(t => t.Info.Name))}.");
        }

        if (arguments is not { } given || ToolSchema.Check(tool.Info.Input, given) is { Length: > 0 })
        {
            return Refused("arguments_invalid", arguments is { } wrong ? ToolSchema.Check(tool.Info.Input, wrong)! : "The arguments are no JSON object.");
        }

        var hash = Hash(call.Name, given);
        var before = work.Turns.SelectMany(t => t.Move.Calls.Take(t.Results.Count)).Count(c => c.Parse() is { } earlier && Hash(c.Name, earlier) == hash);
        return before >= AgentLimits.MostRepeats ? Refused(Repeated, "You made this very call before; its result stands above. Do something else, or answer.")
            : tool.Info.SideEffect != SideEffect.None && work.Agent.Profile.Autonomy == Autonomy.Suggest ? Refused("only_suggests", "You may only suggest. Not done: say in your answer what should be done, with these arguments.")
            : null;
    }

    private static string Hash(string name, JsonElement arguments) => $"{name} {CanonicalJson.Hash(arguments)}";

    private static ToolResult Refused(string code, string text) => new(text) { Failed = code };

    private static void Finish(AgentWork work, AgentTurn turn, ToolCallRequest call, ToolResult result, string effect, GrantedTool? tool)
    {
        var number = work.NextNumber;
        work.Finish(turn, call, result, effect, tool);
        work.Conversation.Add(new ConversationEntry("result", tool?.Info.Title ?? call.Name, result.Text) { Number = number, Tool = call.Name, Effect = effect, Failed = result.Failed is not null, Seconds = result.Seconds > 0 ? result.Seconds : null });
    }
}
