using Cadre.Blocks.Agent;
using Cadre.Blocks.Agent.Loop;
using Cadre.Blocks.Agent.Tools;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Squad.Patterns;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Squad;

/// <summary>Agents of the workspace work together; what they say is one conversation, each turn a piece of the step.</summary>
internal sealed class SquadExecutor(AgentCasting casting, AgentLoop loop, Toolbox toolbox, MaterialReader reader, IEnumerable<ISquadPattern> patterns) : BlockExecutor<SquadSettings>("squad")
{
    private const int MostMembers = 12;

    /// <inheritdoc/>
    public override TimeSpan DefaultTimeout => TimeSpan.FromHours(6);

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, SquadSettings settings, CancellationToken cancellationToken)
    {
        var task = context.Input("task") is { } given ? PlainText.Of(given).Trim() : "";
        task = task.Length > 0 ? task : settings.Task?.Trim() ?? "";
        if (task.Length == 0)
        {
            return StepSettings.Bad("task", "There is nothing to do.", "Write the task, or connect a block that gives one.");
        }

        var named = settings.Pattern ?? "planner";
        if (patterns.FirstOrDefault(p => p.Name == named) is not { } pattern)
        {
            return StepSettings.Bad("pattern", $"There is no pattern '{named}'.", $"Choose among {string.Join(", ", patterns.Select(p => p.Name))}.");
        }

        var members = await GatherAsync(context, settings, cancellationToken);
        var materials = members.IsOk ? await reader.ReadAsync(context, "context", cancellationToken) : members.Error;
        if (!materials.IsOk || !members.IsOk)
        {
            return materials.Error ?? members.Error!;
        }

        var work = new SquadTask(task, materials.Value, EarlierMessages.Of(context.Input("conversation"), ""), Math.Clamp(settings.Rounds ?? 4, 1, 12), Math.Clamp(settings.Budget ?? 3m, 0, 10_000), Guid.TryParse(settings.Conversation, out var place) ? place : context.Canvas ?? context.Run.Value);
        var table = new SquadTable(context, loop, work, members.Value, Lead(settings, members.Value));
        var answer = await pattern.RunAsync(table, cancellationToken);
        return answer.IsOk ? Finish(table, pattern, answer.Value)
            : table.Question is { } question ? question
            : Outcomes.Failed(answer.Error, table.Conversation.View(null));
    }

    private async Task<Result<IReadOnlyList<SquadMember>>> GatherAsync(StepContext context, SquadSettings settings, CancellationToken cancellationToken)
    {
        var names = (settings.Members ?? []).Where(n => !string.IsNullOrWhiteSpace(n)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Count is 0 or > MostMembers)
        {
            return StepSettings.Bad("members", names.Count == 0 ? "The squad has no members." : $"A squad has at most {MostMembers} members.", "Choose agents of the workspace; the page Agents makes some from templates.");
        }

        var members = new List<SquadMember>();
        foreach (var name in names)
        {
            var agent = await casting.FindAsync(context, name, $"agent:{members.Count + 1}", cancellationToken);
            var tools = agent.IsOk ? await toolbox.OpenAsync(context, agent.Value.Profile, $"m{members.Count + 1}/", cancellationToken) : agent.Error;
            if (!tools.IsOk)
            {
                return tools.Error;
            }

            members.Add(new SquadMember(agent.Value, tools.Value));
        }

        return members;
    }

    private static SquadMember Lead(SquadSettings settings, IReadOnlyList<SquadMember> members) =>
        members.FirstOrDefault(m => m.Name.Equals(settings.Lead?.Trim(), StringComparison.OrdinalIgnoreCase) || m.Agent.Id?.ToString() == settings.Lead?.Trim()) ?? members[0];

    private static StepOutcome.Completed Finish(SquadTable table, ISquadPattern pattern, string answer)
    {
        var files = table.Works.SelectMany(w => w.Files).DistinctBy(f => f.Artifact).ToList();
        var conversation = table.Conversation.View(table.Evidence);
        var result = new StepResult().Output("answer", answer).Output("messages", table.Messages).Output("files", files)
            .View("markdown", null, answer).View(conversation.Kind, $"Conversation ({pattern.Name})", conversation.Value!.Value)
            .Figure("turns", table.Works.Count).Figure("calls", table.Works.Sum(w => w.Turns.Sum(t => t.Results.Count)));
        foreach (var file in files.Take(12))
        {
            result.View(ValueViews.Kind(file.MediaType), file.Name, file);
        }

        foreach (var source in table.Works.SelectMany(w => w.Sources).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            result.From(source);
        }

        return (table.Works.Select(w => w.Model).OfType<string>().LastOrDefault() is { } model
            ? result.ByModel(model)
            : result.WithoutModel("tools chosen by rules").Warn("No language model was used: each member quotes what its tools found.")).Done();
    }
}
