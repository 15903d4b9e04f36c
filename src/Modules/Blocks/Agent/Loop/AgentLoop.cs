using System.Globalization;
using Cadre.Blocks.Agent.Minds;
using Cadre.Blocks.Agent.Tools;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>
/// The work of an agent, turn by turn: 1. look at the limits; 2. ask the mind; 3. an answer is checked for evidence, once; 4. calls are checked, asked for where a person
/// decides, and done. Whatever the mind or a tool gives is an effect of the step: executed again, the loop comes to the same place without repeating anything.
/// </summary>
internal sealed class AgentLoop(AgentMinds minds, ToolDesk desk)
{
    /// <summary>Works until it has answered, waits for a person, or cannot go on.</summary>
    public async Task<AgentEnd> RunAsync(AgentWork work, CancellationToken cancellationToken)
    {
        var mind = await minds.ChooseAsync(work, cancellationToken);
        work.IsSwayed = mind.IsModel;
        while (true)
        {
            work.Closing ??= AgentLimits.Reached(work); // 1
            work.Context.Progress(null, $"{work.Agent.Profile.Name} thinks");
            var move = await mind.NextAsync(work, cancellationToken); // 2
            if (!move.IsOk)
            {
                return new AgentEnd.Failed(move.Error);
            }

            var turn = work.Begin(move.Value);
            Say(work, move.Value);
            if (move.Value.Calls.Count == 0 || work.Closing is not null)
            {
                var report = EvidenceReport.Of(move.Value.Text, Given(work), work.Evidence);
                if (mind.IsModel && ShouldMend(work, turn, report)) // 3
                {
                    continue;
                }

                return new AgentEnd.Answered(move.Value.Text, report);
            }

            for (var i = 0; i < move.Value.Calls.Count; i++)
            {
                if (await desk.UseAsync(work, turn, move.Value.Calls[i], cancellationToken) is { } question) // 4
                {
                    return new AgentEnd.Waits(question);
                }
            }
        }
    }

    private static void Say(AgentWork work, AgentMove move)
    {
        work.Context.Progress(null, move.Calls.Count > 0 ? $"{work.Agent.Profile.Name} uses {move.Calls[0].Name}" : $"{work.Agent.Profile.Name} answers");
        if (move.Text.Length > 0)
        {
            work.Conversation.Add(new ConversationEntry("say", work.Agent.Profile.Name, move.Text) { Model = move.Model, Cost = move.Cost > 0 ? move.Cost : null, Seconds = Math.Round(move.Seconds, 2), Effect = move.Effect });
        }
    }

    /// <summary>Sends an answer back once when statements rest on nothing; the agent has tools and turns left.</summary>
    private static bool ShouldMend(AgentWork work, AgentTurn turn, EvidenceReport report)
    {
        if (work.Closing is not null || report.Unsupported.Count == 0 || work.Tools.Count == 0 || work.Turns.Any(t => t.Remark is not null))
        {
            return false;
        }

        turn.Remark = "These statements of your answer rest on nothing:\n" + string.Join('\n', report.Unsupported.Take(8).Select(c => $"- “{c.Text}” {c.Why}"))
            + "\nPoint at the results they rest on, look them up, or say that they are assumptions. Then give the whole answer again.";
        work.Conversation.Add(new ConversationEntry("note", "Cadre", string.Create(CultureInfo.InvariantCulture, $"{report.Unsupported.Count} statements of the answer pointed at no result; it was asked to mend them.")));
        return true;
    }

    private static string Given(AgentWork work) => string.Join('\n', work.Earlier.Where(m => !m.Own).Select(m => m.Text).Append(work.Task));
}
