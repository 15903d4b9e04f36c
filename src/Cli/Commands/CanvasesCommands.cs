using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre canvases</c>: list, run, export, import.</summary>
internal static class CanvasesCommands
{
    private static readonly Argument<string> Id = new("canvas") { Description = "The canvas's id." };
    private static readonly Argument<FileInfo> File = new("file") { Description = "A file that 'export' wrote." };
    private static readonly Option<FileInfo?> Out = new("--out", "-o") { Description = "Write to this file instead of standard output." };
    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Approve every approval on the way." };

    private static readonly Option<string?> Name = new("--name") { Description = "Shown as who started the runs." };
    private static readonly Option<int> Wait = new("--wait") { Description = "Seconds a caller waits for the response block.", DefaultValueFactory = _ => 25 };

    /// <summary>Values for a canvas's input blocks.</summary>
    public static readonly Option<string[]> Inputs = new("--input", "-i") { Description = "A value for an input block: name=value; may be repeated." };

    public static Command Command()
    {
        var run = new Command("run", "Run everything on a canvas.") { Id, Yes, Inputs, RunLimitCommands.Priority }.Does(RunAsync);
        var export = new Command("export", "Write a canvas as JSON.") { Id, Out }.Does(ExportAsync);
        var import = new Command("import", "Make a canvas from a file. Nothing runs.") { File }.Does(ImportAsync);
        var hook = new Command("hook", "Make a web address that starts runs of a canvas; it is shown once.") { Id, Name, Wait }.Does(HookAsync);
        var download = new Command("download", "Save the latest results of a canvas as one zip with a page that shows them.") { Id, Out }.Does(DownloadAsync);
        var canvases = new Command("canvases", "List canvases; run, download, export, import, compare, merge, share or go back; make a web address for one.") { run, download, export, import, hook };
        foreach (var command in CanvasHistoryCommands.Commands().Concat(CanvasSharingCommands.Commands()).Concat(CanvasResultsCommands.Commands()).Append(RunLimitCommands.OfCanvas()))
        {
            canvases.Add(command);
        }

        return canvases.Does(ListAsync);
    }

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("canvases", cancellationToken);
        terminal.Result(page, console => Tables.Draw(console, ["canvas", "title", "changed"], page.List("items").Select(c => new[] { c.Text("id"), c.Text("title"), Formats.When(c.Time("updatedAt")) }), "No canvases yet."));
        return ExitCode.Ok;
    }

    private static Task<int> RunAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken) =>
        RunAsync(parsed.GetValue(Id)!, parsed, parsed.GetValue(Yes), api, terminal, cancellationToken);

    /// <summary>Runs everything on a canvas and follows it to its end.</summary>
    public static async Task<int> RunAsync(string canvas, ParseResult parsed, bool yes, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["canvasId"] = canvas, ["inputs"] = NamedValues.Read(parsed.GetValue(Inputs)), ["priority"] = parsed.GetValue(RunLimitCommands.Priority) };
        var started = await api.PostAsync("runs", request, cancellationToken);
        var run = await new RunWatch(api, terminal, yes).FollowAsync(started.Text("runId"), cancellationToken);
        RunView.Finish(terminal, run, started);
        return run.Text("status") == "succeeded" ? ExitCode.Ok : ExitCode.RunFailed;
    }

    private static async Task<int> HookAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["name"] = parsed.GetValue(Name), ["waitSeconds"] = parsed.GetValue(Wait) };
        var made = await api.PostAsync($"canvases/{Uri.EscapeDataString(parsed.GetValue(Id)!)}/hooks", request, cancellationToken);
        terminal.Result(made, console => console.WriteLine($"POST {new Uri(api.Url, made.Text("path"))} (shown once)"));
        return ExitCode.Ok;
    }

    private static async Task<int> ExportAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var canvas = await api.GetAsync($"canvases/{Uri.EscapeDataString(parsed.GetValue(Id)!)}/export", cancellationToken);
        if (parsed.GetValue(Out) is { } file)
        {
            await System.IO.File.WriteAllTextAsync(file.FullName, canvas.ToJsonString() + "\n", cancellationToken);
            terminal.Say($"Wrote {file.FullName}");
        }
        else
        {
            Console.Out.WriteLine(canvas.ToJsonString());
        }

        return ExitCode.Ok;
    }

    private static async Task<int> DownloadAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        using var response = await api.OpenStreamAsync(HttpMethod.Get, $"canvases/{Uri.EscapeDataString(parsed.GetValue(Id)!)}/results/archive", cancellationToken);
        var target = parsed.GetValue(Out)?.FullName ?? Path.GetFullPath(response.Content.Headers.ContentDisposition is { } named ? Path.GetFileName((named.FileNameStar ?? named.FileName ?? "results.zip").Trim('"')) : "results.zip");
        var part = target + ".part"; // Only what came whole gets the name.
        try
        {
            await using (var file = System.IO.File.Create(part))
            {
                await response.Content.CopyToAsync(file, cancellationToken);
            }

            System.IO.File.Move(part, target, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(part);
        }

        terminal.Say($"Wrote {target}");
        return ExitCode.Ok;
    }

    private static async Task<int> ImportAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var file = parsed.GetValue(File)!;
        if (!file.Exists)
        {
            throw new CliFailure(ExitCode.Usage, $"There is no file {file.FullName}.");
        }

        JsonNode? canvas;
        try
        {
            canvas = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(file.FullName, cancellationToken));
        }
        catch (JsonException failure)
        {
            throw new CliFailure(ExitCode.Usage, $"{file.Name} is not JSON: {failure.Message}", "Choose a file that 'cadre canvases export' wrote.");
        }

        var made = await api.PostAsync("canvases/import", canvas, cancellationToken);
        terminal.Result(made, console => console.WriteLine($"{api.Url}canvases/{made.Text("id")}"));
        return ExitCode.Ok;
    }
}
