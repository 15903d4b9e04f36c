using System.Globalization;
using System.Text.RegularExpressions;
using Cadre.Kernel;

namespace Cadre.Blocks.Squad.Patterns;

/// <summary>
/// The lead plans and keeps a ledger of progress (after Magentic-One, Fourney et al. 2024): 1. a plan of steps, each with who does it; 2. the member whose step is next works;
/// 3. the lead looks at what came of it and says whether the step is done; a step that is not is tried again once, then left open; 4. the lead sums up. The ledger stands in
/// the conversation.
/// </summary>
internal sealed partial class PlannerLed : ISquadPattern
{
    private const int MostSteps = 12;

    public string Name => "planner";

    public async Task<Result<string>> RunAsync(SquadTable table, CancellationToken cancellationToken)
    {
        var plan = await table.SpeakAsync(table.Lead, "plan", $"Plan the task as at most {Math.Min(MostSteps, table.Task.Rounds * 2)} steps, one line each, in the form '1. Name: what to do, and how one sees that it is done'. The members:\n{table.Roster}", cancellationToken); // 1
        if (!plan.IsOk)
        {
            return plan;
        }

        var ledger = Steps(table, plan.Value);
        foreach (var step in ledger)
        {
            for (var attempt = 1; attempt <= 2 && step.State != "done"; attempt++)
            {
                var worked = await WorkAsync(table, step, cancellationToken);
                if (!worked.IsOk)
                {
                    return worked;
                }
            }

            table.Conversation.Add(new("note", "Ledger", Ledger(ledger)));
        }

        return await Closing.SumUpAsync(table, cancellationToken); // 4
    }

    private static async Task<Result<string>> WorkAsync(SquadTable table, LedgerStep step, CancellationToken cancellationToken)
    {
        var said = await table.SpeakAsync(step.Who, "work", step.Remark is { } remark ? $"{step.What}\nIt was not done: {remark}" : step.What, cancellationToken); // 2
        if (!said.IsOk || step.Who == table.Lead)
        {
            step.State = said.IsOk ? "done" : "open";
            return said;
        }

        var looked = await table.SpeakAsync(table.Lead, "check", $"Is this step done, by the evidence? “{step.What}” Say what is missing, if anything, and end with a line 'DONE: yes' or 'DONE: no'.", cancellationToken); // 3
        var done = looked.IsOk && Spoken.After("DONE", looked.Value)?.StartsWith("no", StringComparison.OrdinalIgnoreCase) != true;
        (step.State, step.Remark) = done ? ("done", null) : ("open", looked.IsOk ? Spoken.Plain(looked.Value) : null);
        return looked;
    }

    /// <summary>The steps of a plan; a plan without readable steps gives everybody one.</summary>
    private static List<LedgerStep> Steps(SquadTable table, string plan)
    {
        var steps = Line().Matches(plan).Select(m => (Who: table.Find(m.Groups["who"].Value), What: m.Groups["what"].Value.Trim())).Where(s => s.Who is not null).Take(MostSteps).Select(s => new LedgerStep(s.Who!, s.What)).ToList();
        return steps.Count > 0 ? steps : [.. table.Members.Where(m => m != table.Lead).DefaultIfEmpty(table.Lead).Select(m => new LedgerStep(m, "Do your part of the task."))];
    }

    private static string Ledger(List<LedgerStep> ledger) =>
        string.Join('\n', ledger.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. [{(s.State == "done" ? "x" : s.State == "open" ? "!" : " ")}] {s.Who.Name}: {s.What}")));

    [GeneratedRegex(@"(?m)^\s*(\d{1,2}[.)]|[-*])\s*\**(?<who>[^:\n*]{1,80})\**\s*:\**\s*(?<what>[^\n]{3,1000})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Line();

    /// <summary>A line of the ledger.</summary>
    private sealed record LedgerStep(SquadMember Who, string What)
    {
        public string State { get; set; } = "pending";

        public string? Remark { get; set; }
    }
}
