using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre canvases limits</c> and <c>cadre runs limit</c>: how many runs are at work at once.</summary>
internal static class RunLimitCommands
{
    private static readonly Argument<string> Canvas = new("canvas") { Description = "The canvas's id." };
    private static readonly Option<int?> Runs = new("--runs") { Description = "Runs at work at once; 0 lifts the limit." };
    private static readonly Option<string?> Key = new("--key") { Description = "One line for each value of this expression, such as request.body.customer; an empty text lifts it." };
    private static readonly Option<int?> PerKey = new("--per-key") { Description = "Runs at work at once with the same value." };
    private static readonly Option<string?> WhenFull = new("--when-full") { Description = "What becomes of a run that finds no room: queue, refuse or replace." };

    /// <summary>Which of the waiting runs go first.</summary>
    public static readonly Option<string?> Priority = new("--priority") { Description = "high, normal or low." };

    public static Command OfCanvas() => new Command("limits", "Show or change how many runs of a canvas are at work at once.") { Canvas, Runs, Key, PerKey, WhenFull, Priority }.Does(CanvasAsync);

    public static Command OfWorkspace() => new Command("limit", "Show or change how many runs of the workspace are at work at once.") { Runs }.Does(WorkspaceAsync);

    private static async Task<int> CanvasAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = $"canvases/{Uri.EscapeDataString(parsed.GetValue(Canvas)!)}/run-settings";
        var settings = (await api.GetAsync(path, cancellationToken)).AsObject();
        var changed = Set(settings, "mostRuns", Number(parsed)) | Set(settings, "key", parsed.GetValue(Key)) | Set(settings, "mostPerKey", parsed.GetValue(PerKey))
            | Set(settings, "whenFull", parsed.GetValue(WhenFull)) | Set(settings, "priority", parsed.GetValue(Priority));
        var answer = changed ? await api.PutAsync(path, settings, cancellationToken) : settings;
        terminal.Result(answer, console => Tables.Draw(
            console,
            ["runs at once", "a line for each", "at once in each", "when full", "priority"],
            [[Shown(answer["mostRuns"]), Shown(answer["key"]), Shown(answer["mostPerKey"]), answer.Text("whenFull"), answer.Text("priority")]],
            ""));
        return ExitCode.Ok;
    }

    private static async Task<int> WorkspaceAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var limits = (await api.GetAsync("run-limits", cancellationToken)).AsObject();
        var answer = Set(limits, "mostRuns", Number(parsed)) ? await api.PutAsync("run-limits", limits, cancellationToken) : limits;
        terminal.Result(answer, console => console.WriteLine(answer["mostRuns"] is { } most ? $"{most} runs at once" : "as many runs at once as the server takes"));
        return ExitCode.Ok;
    }

    /// <summary>Null leaves it as it is; a number of 0 lifts the limit.</summary>
    private static bool Set(JsonObject settings, string name, JsonNode? value)
    {
        if (value is null)
        {
            return false;
        }

        settings[name] = name == "mostRuns" && value.GetValue<int>() == 0 ? null : value;
        return true;
    }

    private static JsonValue? Number(ParseResult parsed) => parsed.GetValue(Runs) is { } most ? JsonValue.Create(most) : null;

    private static string Shown(JsonNode? value) => value?.ToString() ?? "–";
}
