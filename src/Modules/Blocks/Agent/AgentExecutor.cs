using Cadre.Blocks.Agent.Loop;
using Cadre.Blocks.Agent.Tools;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent;

/// <summary>An agent works on a task: its conversation is the step, each call an effect.</summary>
internal sealed class AgentExecutor(AgentCasting casting, AgentLoop loop, Toolbox toolbox, MaterialReader reader) : BlockExecutor<AgentSettings>("agent")
{
    /// <inheritdoc/>
    public override TimeSpan DefaultTimeout => TimeSpan.FromHours(3);

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, AgentSettings settings, CancellationToken cancellationToken)
    {
        var task = context.Input("task") is { } given ? PlainText.Of(given).Trim() : "";
        task = task.Length > 0 ? task : settings.Task?.Trim() ?? "";
        if (task.Length == 0)
        {
            return StepSettings.Bad("task", "There is nothing to do.", "Write the task, or connect a block that gives one.");
        }

        var materials = await reader.ReadAsync(context, "context", cancellationToken);
        var agent = materials.IsOk ? await casting.FindAsync(context, settings.Agent, "agent:1", cancellationToken) : materials.Error;
        if (!agent.IsOk)
        {
            return agent.Error;
        }

        var cast = agent.Value with { Profile = settings.Over(agent.Value.Profile) };
        var tools = await toolbox.OpenAsync(context, cast.Profile, "", cancellationToken);
        if (!tools.IsOk)
        {
            return tools.Error;
        }

        var work = new AgentWork(context, cast, task, new Conversation(context))
        {
            Answers = new PersonAnswers(context),
            Place = Guid.TryParse(settings.Conversation, out var place) ? place : context.Canvas ?? context.Run.Value,
            Tools = tools.Value,
            Earlier = EarlierMessages.Of(context.Input("conversation"), cast.Profile.Name),
            SawForeign = context.Inputs.Values.Any(v => !v.IsTrusted),
        };
        foreach (var material in materials.Value)
        {
            work.Receive(material);
        }

        return Finish(work, await loop.RunAsync(work, cancellationToken));
    }

    private static Result<StepOutcome> Finish(AgentWork work, AgentEnd end) => end switch
    {
        AgentEnd.Waits waits => waits.Question,
        AgentEnd.Failed failed => Outcomes.Failed(failed.Error, work.Conversation.View(null)),
        AgentEnd.Answered answered => Completed(work, answered),
        _ => throw new InvalidOperationException($"Unknown end {end.GetType().Name}."),
    };

    private static StepOutcome.Completed Completed(AgentWork work, AgentEnd.Answered answered)
    {
        var result = new StepResult().Output("answer", answered.Text).Output("files", work.Files)
            .Output("conversation", Messages(work, answered.Text))
            .View("markdown", null, answered.Text).Figure("turns", work.Turns.Count).Figure("calls", work.Turns.Sum(t => t.Results.Count));
        var conversation = work.Conversation.View(answered.Evidence);
        result.View(conversation.Kind, "Conversation", conversation.Value!.Value);
        foreach (var file in work.Files.Take(12))
        {
            result.View(ValueViews.Kind(file.MediaType), file.Name, file);
        }

        foreach (var source in work.Sources.Order(StringComparer.Ordinal))
        {
            result.From(source);
        }

        _ = work.Model is { } model ? result.ByModel(model) : result.WithoutModel("tools chosen by rules").Warn("No language model was used: rules chose the tools, and the answer quotes what they found.");
        if (answered.Evidence.Unsupported is { Count: > 0 } open)
        {
            result.Warn($"{open.Count} statement{(open.Count == 1 ? "" : "s")} of the answer point{(open.Count == 1 ? "s" : "")} at no evidence; the conversation marks {(open.Count == 1 ? "it" : "them")}.");
        }

        return (work.Closing is { } reason ? result.Warn($"Ended early: {reason}.") : result).Done();
    }

    private static IReadOnlyList<object> Messages(AgentWork work, string answer) =>
        [.. work.Earlier.Select(m => (object)new { by = m.By, text = m.Text }), new { by = "Task", text = work.Task }, new { by = work.Agent.Profile.Name, text = answer }];
}
