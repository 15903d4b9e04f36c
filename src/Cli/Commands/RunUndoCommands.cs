using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre runs undo</c> and <c>cadre runs pull-the-plug</c>.</summary>
internal static class RunUndoCommands
{
    private static readonly Argument<string> Id = new("run") { Description = "The run's id." };
    private static readonly Option<bool> Preview = new("--preview") { Description = "Only tell what would be undone and what is final." };
    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Do not ask before undoing." };

    public static IEnumerable<Command> Commands() =>
    [
        new Command("undo", "Tell what a run did outside, and undo it, last first, by a run of its own.") { Id, Preview, Yes }.Does(UndoAsync),
        new Command("pull-the-plug", "Kill the process that has a run in hand, in development mode, to see the run go on.") { Id }.Does(PullAsync),
    ];

    private static async Task<int> UndoAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = $"runs/{Uri.EscapeDataString(parsed.GetValue(Id)!)}/undo";
        var preview = await api.PostAsync(path, new JsonObject { ["preview"] = true }, cancellationToken);
        if (parsed.GetValue(Preview))
        {
            terminal.Result(preview, console => Draw(console, preview));
            return ExitCode.Ok;
        }

        Draw(terminal.Eyes, preview);
        if (!parsed.GetValue(Yes) && terminal.CanAsk && !await new ConfirmationPrompt("Undo this?").ShowAsync(terminal.Eyes, cancellationToken))
        {
            terminal.Say("Nothing was undone.");
            return ExitCode.NeedsPerson;
        }

        var answer = await api.PostAsync(path, new JsonObject { ["preview"] = false }, cancellationToken);
        var run = await new RunWatch(api, terminal, approveAll: false).FollowAsync(answer.Text("runId"), cancellationToken);
        RunView.Finish(terminal, run, answer);
        return run.Text("status") == "succeeded" ? ExitCode.Ok : ExitCode.RunFailed;
    }

    private static void Draw(IAnsiConsole console, JsonNode preview)
    {
        var rows = preview.List("undoable").Select(s => (Step: s, What: "will be undone")).Concat(preview.List("final").Select(s => (Step: s, What: "stays: it is final")));
        Tables.Draw(
            console,
            ["block", "title", "done", "side effect", "what becomes of it"],
            rows.Select(r => new[] { r.Step.Text("address"), r.Step.Text("title"), Formats.When(r.Step.Time("finishedAt")), r.Step.Text("sideEffect"), r.What }),
            "This run did nothing outside.");
    }

    private static async Task<int> PullAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var pulled = await api.PostAsync($"runs/{Uri.EscapeDataString(parsed.GetValue(Id)!)}/pull-the-plug", new JsonObject(), cancellationToken);
        terminal.Result(pulled, console => console.WriteLine($"Node {pulled.Text("node")} dies now."));
        return ExitCode.Ok;
    }
}
