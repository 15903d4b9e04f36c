using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Triggers.Domain;

/// <summary>Whether a schedule makes sense, apart from its canvas. Errors besides those of its rule: <c>bad_schedule</c>, <c>bad_inputs</c>.</summary>
internal static class ScheduleCheck
{
    private const int LongestName = 100;
    private const int LongestInputs = 16_384;

    public static Result<ReadRule> Check(Schedule schedule)
    {
        if (string.IsNullOrWhiteSpace(schedule.Name) || schedule.Name.Length > LongestName || schedule.Name.Any(char.IsControl))
        {
            return Error.Invalid("bad_schedule", $"A schedule has a name of 1 to {LongestName} characters.", "Give it a name such as Daily report.");
        }

        if (schedule is { JitterSeconds: < 0 or > 3600 } or { MissedWindowMinutes: < 1 or > 43_200 } or { PauseAfterFailures: < 0 or > 100 })
        {
            return Error.Invalid("bad_schedule", "A number of the schedule is out of its range.", "jitterSeconds is 0 to 3600, missedWindowMinutes 1 to 43200, pauseAfterFailures 0 to 100.");
        }

        if (schedule.Inputs is { } inputs && (inputs.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null) || inputs.GetRawText().Length > LongestInputs))
        {
            return Error.Invalid("bad_inputs", $"Inputs are a JSON object of at most {LongestInputs} characters.", "Write them as { \"name\": value }.");
        }

        if (schedule.Rule is null)
        {
            return Error.Invalid("bad_rule", "The schedule has no rule.", "Give exactly one of cron, everyMinutes and calendar.");
        }

        var (rule, problem) = RuleReading.Read(schedule.Rule, schedule.TimeZone ?? "", schedule.StartsAt, schedule.EndsAt);
        return rule is not null ? rule : problem!.Error;
    }
}
