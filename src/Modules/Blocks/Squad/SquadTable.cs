using System.Globalization;
using Cadre.Blocks.Agent.Loop;
using Cadre.Blocks.Materials;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Squad;

/// <summary>
/// Where a squad sits: its members, what was said, and what is left of the money. A turn of a member is a piece of an agent's work; its effects stand under the turn's number, so
/// that a squad that is executed again comes to the same place without repeating a turn.
/// </summary>
internal sealed class SquadTable(StepContext context, AgentLoop loop, SquadTask task, IReadOnlyList<SquadMember> members, SquadMember lead)
{
    private static readonly Error Waits = Error.Conflict("waits_for_person", "A member waits for a person.");
    private readonly List<SquadMessage> messages = [];
    private readonly PersonAnswers answers = new(context);
    private readonly Lock gate = new();
    private int turns;

    /// <summary>What is to be done.</summary>
    public SquadTask Task => task;

    /// <summary>Who takes part.</summary>
    public IReadOnlyList<SquadMember> Members => members;

    /// <summary>Who chooses, plans, judges and sums up.</summary>
    public SquadMember Lead => lead;

    /// <summary>What was said.</summary>
    public IReadOnlyList<SquadMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>What people see.</summary>
    public Conversation Conversation { get; } = new(context);

    /// <summary>The question of a member that waits for a person; null while none does.</summary>
    public StepOutcome.Waiting? Question { get; private set; }

    /// <summary>What the finished turns were.</summary>
    public List<AgentWork> Works { get; } = [];

    /// <summary>What the last answer rests on.</summary>
    public EvidenceReport? Evidence { get; private set; }

    /// <summary>Has a member speak, with all that was said before.</summary>
    public Task<Result<string>> SpeakAsync(SquadMember member, string part, string instruction, CancellationToken cancellationToken) =>
        SpeakAsync(member, part, instruction, Interlocked.Increment(ref turns), hears: true, cancellationToken);

    /// <summary>Has members speak without hearing each other: side by side when none of them may come to ask a person, one after another otherwise, so that an answer belongs to one question.</summary>
    public async Task<Result<IReadOnlyList<string>>> SpeakApartAsync(IReadOnlyList<SquadMember> speakers, string part, string instruction, CancellationToken cancellationToken)
    {
        var first = turns + 1;
        turns += speakers.Count;
        var texts = new List<string>();
        if (speakers.Any(s => s.MayAsk))
        {
            for (var i = 0; i < speakers.Count; i++)
            {
                var said = await SpeakAsync(speakers[i], part, instruction, first + i, hears: false, cancellationToken);
                if (!said.IsOk)
                {
                    return said.Error;
                }

                texts.Add(said.Value);
            }

            return texts;
        }

        var all = await System.Threading.Tasks.Task.WhenAll(speakers.Select((s, i) => SpeakAsync(s, part, instruction, first + i, hears: false, cancellationToken)));
        return all.FirstOrDefault(r => !r.IsOk) is { Error: { } error } ? error : Result<IReadOnlyList<string>>.Ok([.. all.Select(r => r.Value)]);
    }

    /// <summary>The member of this name, however it is written; null for none.</summary>
    public SquadMember? Find(string name) =>
        members.FirstOrDefault(m => m.Name.Equals(name.Trim(' ', '*', '.', '“', '”', '"', '@'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The members, a line each.</summary>
    public string Roster => string.Join('\n', members.Select(m => $"- {m.Name}: {m.Agent.Profile.Role}"));

    private async Task<Result<string>> SpeakAsync(SquadMember member, string part, string instruction, int turn, bool hears, CancellationToken cancellationToken)
    {
        var left = task.Budget - Works.Sum(w => w.Spent);
        if (task.Budget > 0 && left <= 0)
        {
            return new Error(ErrorKind.Limited, "squad_budget", string.Create(CultureInfo.InvariantCulture, $"The squad's budget of {task.Budget:0.##} USD is used up."), "Raise the block's budget, or take fewer rounds.");
        }

        var profile = member.Agent.Profile;
        var agent = member.Agent with { Profile = profile with { Budget = task.Budget > 0 ? Math.Min(profile.Budget > 0 ? profile.Budget : left, left) : profile.Budget } };
        var work = new AgentWork(context, agent, $"The task of the squad:\n{task.Text}\n\nYour part now: {instruction}", Conversation)
        {
            Subject = task.Text,
            Answers = answers,
            Place = task.Place,
            Tools = member.Tools,
            Prefix = string.Create(CultureInfo.InvariantCulture, $"t{turn}/"),
            Earlier = [.. task.Earlier, .. hears ? Messages.Select(m => new EarlierMessage(m.By, m.Text) { Own = m.By == member.Name }) : []],
            SawForeign = context.Inputs.Values.Any(v => !v.IsTrusted),
        };
        foreach (var material in task.Materials)
        {
            work.Receive(material);
        }

        return Hear(member, part, work, await loop.RunAsync(work, cancellationToken));
    }

    private Result<string> Hear(SquadMember member, string part, AgentWork work, AgentEnd end)
    {
        lock (gate)
        {
            switch (end)
            {
                case AgentEnd.Answered answered:
                    Works.Add(work);
                    Evidence = answered.Evidence;
                    messages.Add(new SquadMessage(messages.Count + 1, member.Name, part, answered.Text));
                    return answered.Text;
                case AgentEnd.Waits waits:
                    Question ??= waits.Question;
                    return Waits;
                default:
                    return ((AgentEnd.Failed)end).Error;
            }
        }
    }
}

/// <summary>What a squad is to do.</summary>
/// <param name="Text">The task.</param>
/// <param name="Materials">What is connected.</param>
/// <param name="Earlier">What was said before.</param>
/// <param name="Rounds">At most so many.</param>
/// <param name="Budget">USD for all; 0 for no limit.</param>
/// <param name="Place">Whose work folder is used.</param>
internal sealed record SquadTask(string Text, IReadOnlyList<Material> Materials, IReadOnlyList<EarlierMessage> Earlier, int Rounds, decimal Budget, Guid Place);
