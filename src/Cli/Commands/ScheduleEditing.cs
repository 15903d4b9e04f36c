using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre schedules add</c> and <c>edit</c>: the same options; editing leaves as it is what is not named.</summary>
internal static class ScheduleEditing
{
    private static readonly Argument<string> Canvas = new("canvas") { Description = "The canvas to run." };
    private static readonly Option<string?> Name = new("--name") { Description = "What to call it." };
    private static readonly Option<string?> Cron = new("--cron") { Description = "Five parts, such as \"0 9 * * 1-5\", or @daily." };
    private static readonly Option<int?> Every = new("--every") { Description = "Every so many minutes." };
    private static readonly Option<string[]> At = new("--at") { Description = "Times of the day such as 09:00; may be repeated.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int[]> Weekdays = new("--weekday") { Description = "With --at: 0 Sunday to 6 Saturday; may be repeated.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<int[]> MonthDays = new("--month-day") { Description = "With --at: 1 to 31, 0 for the last; may be repeated.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> Zone = new("--zone") { Description = "Time zone, such as Europe/Berlin; UTC by default." };
    private static readonly Option<string?> Overlap = new("--overlap") { Description = "While a run is still under way: skip, queue, cancel or allow." };
    private static readonly Option<string?> Missed = new("--missed") { Description = "Slots that passed while no node was there: skip, latest or all." };
    private static readonly Option<int?> Window = new("--missed-window") { Description = "How many minutes back missed slots run." };
    private static readonly Option<int?> Jitter = new("--jitter") { Description = "Start up to so many seconds late." };
    private static readonly Option<int?> PauseAfter = new("--pause-after") { Description = "Pause after so many failures in a row; 0 for never." };
    private static readonly Option<DateTimeOffset?> Starts = new("--starts") { Description = "No slot before this moment." };
    private static readonly Option<DateTimeOffset?> Ends = new("--ends") { Description = "No slot after this moment." };
    private static readonly Option<bool> Paused = new("--paused") { Description = "Make it, but do not start it yet." };

    public static Command Add() => WithOptions(new Command("add", "Have a canvas run by a schedule.") { Canvas, Paused }).Does(AddAsync);

    public static Command Edit(Argument<string> schedule) => WithOptions(new Command("edit", "Change one.") { schedule }).Does((p, a, t, c) => EditAsync(schedule, p, a, t, c));

    private static Command WithOptions(Command command)
    {
        foreach (var option in (Option[])[Name, Cron, Every, At, Weekdays, MonthDays, Zone, CanvasesCommands.Inputs, Overlap, Missed, Window, Jitter, PauseAfter, Starts, Ends])
        {
            command.Add(option);
        }

        return command;
    }

    private static async Task<int> AddAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["name"] = "Schedule", ["canvasId"] = parsed.GetValue(Canvas) };
        Apply(body, parsed);
        if (body["rule"] is null)
        {
            throw new CliFailure(ExitCode.Usage, "It is not said when it is due.", "Give one of --cron \"0 9 * * 1-5\", --every 60 and --at 09:00.");
        }

        SchedulesCommands.Say(terminal, await api.PostAsync(parsed.GetValue(Paused) ? "schedules?paused=true" : "schedules", body, cancellationToken));
        return ExitCode.Ok;
    }

    private static async Task<int> EditAsync(Argument<string> schedule, ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var found = await SchedulesCommands.FindAsync(parsed.GetValue(schedule)!, api, cancellationToken);
        var body = found["definition"]!.DeepClone().AsObject();
        Apply(body, parsed);
        SchedulesCommands.Say(terminal, await api.PutAsync($"schedules/{found.Text("id")}", body, cancellationToken));
        return ExitCode.Ok;
    }

    private static void Apply(JsonObject body, ParseResult parsed)
    {
        Set("name", parsed.GetValue(Name));
        Set("timeZone", parsed.GetValue(Zone));
        Set("overlap", parsed.GetValue(Overlap));
        Set("missed", parsed.GetValue(Missed));
        Set("missedWindowMinutes", parsed.GetValue(Window));
        Set("jitterSeconds", parsed.GetValue(Jitter));
        Set("pauseAfterFailures", parsed.GetValue(PauseAfter));
        Set("startsAt", parsed.GetValue(Starts));
        Set("endsAt", parsed.GetValue(Ends));
        Set("inputs", parsed.GetValue(CanvasesCommands.Inputs) is { Length: > 0 } inputs ? NamedValues.Read(inputs) : null);
        Set("rule", Rule(parsed));

        void Set(string name, JsonNode? value)
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }
    }

    private static JsonObject? Rule(ParseResult parsed)
    {
        var times = parsed.GetValue(At) ?? [];
        return parsed.GetValue(Cron) is { } cron ? new JsonObject { ["cron"] = cron }
            : parsed.GetValue(Every) is { } minutes ? new JsonObject { ["everyMinutes"] = minutes }
            : times.Length == 0 ? null
            : new JsonObject { ["calendar"] = new JsonObject { ["times"] = Array(times), ["weekdays"] = Array(parsed.GetValue(Weekdays) ?? []), ["monthDays"] = Array(parsed.GetValue(MonthDays) ?? []) } };
    }

    private static JsonArray Array<T>(T[] values) => [.. values.Select(v => JsonValue.Create(v))];
}
