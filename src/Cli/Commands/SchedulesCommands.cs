using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre schedules</c>: what runs by itself, and when.</summary>
internal static class SchedulesCommands
{
    private static readonly Argument<string> Schedule = new("schedule") { Description = "Its id or name." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why; shown beside the schedule." };
    private static readonly Option<int> Count = new("--count", "-n") { Description = "How many slots.", DefaultValueFactory = _ => 10 };
    private static readonly Option<DateTimeOffset> From = new("--from") { Description = "From this moment on, such as 2026-03-01T00:00Z.", Required = true };
    private static readonly Option<DateTimeOffset> To = new("--to") { Description = "Up to this moment.", Required = true };
    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Run them; without it they are only listed." };

    public static Command Command() => new Command("schedules", "List schedules; show, add, edit, pause, resume, run, backfill or remove one.")
    {
        new Command("ls", "List them.").Does(ListAsync),
        new Command("show", "Show one and what became of its latest slots.") { Schedule }.Does(ShowAsync),
        ScheduleEditing.Add(),
        ScheduleEditing.Edit(Schedule),
        new Command("pause", "Hold one.") { Schedule, Reason }.Does((p, a, t, c) => ChangeAsync("pause", new JsonObject { ["reason"] = p.GetValue(Reason) }, p, a, t, c)),
        new Command("resume", "Let one go on from its next slot.") { Schedule }.Does((p, a, t, c) => ChangeAsync("resume", [], p, a, t, c)),
        new Command("run", "Run one now.") { Schedule }.Does(RunAsync),
        new Command("backfill", "List the past slots of one that have no run, or run them.") { Schedule, From, To, Yes }.Does(BackfillAsync),
        new Command("next", "When one is due.") { Schedule, Count }.Does(NextAsync),
        new Command("rm", "Remove one.") { Schedule }.Does(RemoveAsync),
    }.Does(ListAsync);

    /// <summary>One line about a schedule after a change.</summary>
    public static void Say(Terminal terminal, JsonNode schedule) => terminal.Result(schedule, console => console.WriteLine(
        $"{schedule["definition"].Text("name")}: {schedule.Text("words")} ({schedule["definition"].Text("timeZone")}), {(schedule["paused"] is null ? $"next {Formats.When(schedule.Time("nextAt"))}" : $"paused: {schedule.Text("paused")}")}"));

    /// <summary>A schedule by its id or name.</summary>
    public static async Task<JsonNode> FindAsync(string wanted, ApiClient api, CancellationToken cancellationToken) =>
        (await api.GetAsync("schedules", cancellationToken)).List("items").FirstOrDefault(s => s.Text("id") == wanted || s["definition"].Text("name").Equals(wanted, StringComparison.OrdinalIgnoreCase))
        ?? throw new CliFailure(ExitCode.NotFound, $"There is no schedule '{wanted}'.", "'cadre schedules ls' lists them.");

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("schedules", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["schedule", "name", "canvas", "when", "zone", "next", "latest"],
            page.List("items").Select(s => new[]
            {
                s.Text("id"), s["definition"].Text("name"), s.Text("canvasTitle"), s.Text("words"), s["definition"].Text("timeZone"), s["paused"] is null ? Formats.When(s.Time("nextAt")) : "paused",
                s.List("recent").Select(f => f.Text("state")).FirstOrDefault() ?? "–",
            }),
            "No schedule yet: 'cadre schedules add CANVAS --name Report --cron \"0 9 * * 1-5\"' makes one."));
        return ExitCode.Ok;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var schedule = await FindAsync(parsed.GetValue(Schedule)!, api, cancellationToken);
        terminal.Result(schedule, console =>
        {
            console.WriteLine($"{schedule["definition"].Text("name")}: {schedule.Text("words")} ({schedule["definition"].Text("timeZone")})");
            console.WriteLine(schedule["paused"] is null ? $"next {Formats.When(schedule.Time("nextAt"))}" : $"paused: {schedule.Text("paused")}");
            Tables.Draw(
                console,
                ["slot", "why", "state", "run", "problem"],
                schedule.List("recent").Select(f => new[] { Formats.When(f.Time("slot")), f.Text("origin"), f.Text("state"), f.Text("runId"), f.Text("problem") }),
                "It has not been due yet.");
        });
        return ExitCode.Ok;
    }

    private static async Task<int> ChangeAsync(string verb, JsonObject body, ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var found = await FindAsync(parsed.GetValue(Schedule)!, api, cancellationToken);
        Say(terminal, await api.PostAsync($"schedules/{found.Text("id")}/{verb}", body, cancellationToken));
        return ExitCode.Ok;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var found = await FindAsync(parsed.GetValue(Schedule)!, api, cancellationToken);
        var firing = await api.PostAsync($"schedules/{found.Text("id")}/run", new JsonObject(), cancellationToken);
        terminal.Result(firing, console => console.WriteLine(firing["runId"] is null ? $"It did not start: {firing.Text("problem")}" : $"Started run {firing.Text("runId")}"));
        return firing["runId"] is null ? ExitCode.Refused : ExitCode.Ok;
    }

    private static async Task<int> BackfillAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var found = await FindAsync(parsed.GetValue(Schedule)!, api, cancellationToken);
        var body = new JsonObject { ["from"] = parsed.GetValue(From), ["to"] = parsed.GetValue(To), ["confirm"] = parsed.GetValue(Yes) };
        var filled = await api.PostAsync($"schedules/{found.Text("id")}/backfill", body, cancellationToken);
        terminal.Result(filled, console =>
        {
            Tables.Draw(console, ["slot", "there"], filled.List("slots").Select(s => new[] { Formats.When(s.Time("at")), s.Text("local") }), "No slot without a run lies in this time.");
            console.WriteLine(parsed.GetValue(Yes) ? "They run now, one after the other." : "Nothing was started: add --yes to run them.");
        });
        return ExitCode.Ok;
    }

    private static async Task<int> NextAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var found = await FindAsync(parsed.GetValue(Schedule)!, api, cancellationToken);
        var next = await api.GetAsync($"schedules/{found.Text("id")}/next?count={parsed.GetValue(Count)}", cancellationToken);
        terminal.Result(next, console => Tables.Draw(console, ["utc", found["definition"].Text("timeZone")], next.List("times").Select(t => new[] { t.Text("at"), t.Text("local") }), "It is never due again."));
        return ExitCode.Ok;
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var found = await FindAsync(parsed.GetValue(Schedule)!, api, cancellationToken);
        await api.DeleteAsync($"schedules/{found.Text("id")}", cancellationToken);
        terminal.Result(new JsonObject { ["removed"] = true }, console => console.WriteLine("Removed. Runs under way go on."));
        return ExitCode.Ok;
    }
}
