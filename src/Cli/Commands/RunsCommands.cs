using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre runs</c>: list, show, watch, cancel, replay, save.</summary>
internal static class RunsCommands
{
    private static readonly Argument<string> Id = new("run") { Description = "The run's id." };
    private static readonly Option<string?> Status = new("--status") { Description = "Only runs in this state." };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many.", DefaultValueFactory = _ => 20 };
    private static readonly Option<bool> Rerun = new("--rerun") { Description = "Do everything again instead of replaying recorded effects." };
    private static readonly Option<string?> From = new("--from") { Description = "With --rerun: the first block that runs again; those before keep their results." };
    private static readonly Option<bool> Watch = new("--watch", "-w") { Description = "Follow it to its end." };
    private static readonly Option<DirectoryInfo?> Out = new("--out", "-o") { Description = "Save all results into this folder." };

    public static Command Command()
    {
        var show = new Command("show", "A run with its steps.") { Id, Watch, Out }.Does(ShowAsync);
        var cancel = new Command("cancel", "Stop a run.") { Id }.Does(CancelAsync);
        var replay = new Command("replay", "Repeat a run from its recorded effects, without any outside call; --rerun does the work again.") { Id, Rerun, From }.Does(ReplayAsync);
        var runs = new Command("runs", "List runs; show, cancel, replay, fork, compare or undo one.") { show, cancel, replay, Status, Limit };
        foreach (var command in RunUndoCommands.Commands().Concat(RunFamilyCommands.Commands()).Append(RunLimitCommands.OfWorkspace()))
        {
            runs.Add(command);
        }

        return runs.Does(ListAsync);
    }

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var status = parsed.GetValue(Status) is { } wanted ? $"&status={Uri.EscapeDataString(wanted)}" : "";
        var page = await api.GetAsync($"runs?limit={parsed.GetValue(Limit)}{status}", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["run", "title", "status", "started", "took", "cost"],
            page.List("items").Select(r => new[] { r.Text("id"), r.Text("title"), r.Text("status"), Formats.When(r.Time("createdAt")), Took(r), Formats.Money(r.Money("cost")) }),
            "No runs yet. Start one: cadre run \"what you want\""));
        return ExitCode.Ok;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var id = Escaped(parsed);
        var run = parsed.GetValue(Watch) ? await new RunWatch(api, terminal, approveAll: false).FollowAsync(id, cancellationToken) : await api.GetAsync($"runs/{id}", cancellationToken);
        if (parsed.GetValue(Out) is { } folder)
        {
            terminal.Say($"Saved {await new ResultFiles(api).SaveAsync(run, run.Text("canvasId"), folder, cancellationToken)} files to {folder.FullName}");
        }

        terminal.Result(run, console => RunView.Draw(console, run));
        return ExitCode.Ok;
    }

    private static async Task<int> CancelAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var answer = await api.PostAsync($"runs/{Escaped(parsed)}/cancel", new JsonObject(), cancellationToken);
        terminal.Result(answer, console => console.WriteLine("Cancelled."));
        return ExitCode.Ok;
    }

    private static async Task<int> ReplayAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var mode = parsed.GetValue(Rerun) ? "rerun" : "replay";
        var started = await api.PostAsync($"runs/{Escaped(parsed)}/replay", new JsonObject { ["mode"] = mode, ["from"] = parsed.GetValue(From) }, cancellationToken);
        var run = await new RunWatch(api, terminal, approveAll: false).FollowAsync(started.Text("runId"), cancellationToken);
        RunView.Finish(terminal, run, started);
        return run.Text("status") == "succeeded" ? ExitCode.Ok : ExitCode.RunFailed;
    }

    private static string Escaped(ParseResult parsed) => Uri.EscapeDataString(parsed.GetValue(Id)!);

    private static string Took(JsonNode run) => run.Time("finishedAt") - run.Time("createdAt") is { } time ? Formats.Duration(time) : "–";
}
