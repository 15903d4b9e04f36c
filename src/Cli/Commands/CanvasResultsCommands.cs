using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre canvases results</c>: the results a block ever had.</summary>
internal static class CanvasResultsCommands
{
    private static readonly Argument<string> Canvas = new("canvas") { Description = "The canvas's id." };
    private static readonly Argument<string> Block = new("block") { Description = "The block's id." };
    private static readonly Option<string?> Keep = new("--keep") { Description = "Keep the result of this run." };
    private static readonly Option<string?> Name = new("--name") { Description = "What the kept result is called." };
    private static readonly Option<string?> Release = new("--release") { Description = "Keep the result of this run no longer." };
    private static readonly Option<string?> Show = new("--show") { Description = "Go back to the result of this run: the block shows it, and blocks after it take it, until it runs again." };

    public static IEnumerable<Command> Commands() =>
        [new Command("results", "List the results a block ever had; keep one, or go back to one.") { Canvas, Block, Keep, Name, Release, Show }.Does(ResultsAsync)];

    private static async Task<int> ResultsAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = $"canvases/{Uri.EscapeDataString(parsed.GetValue(Canvas)!)}/blocks/{Uri.EscapeDataString(parsed.GetValue(Block)!)}/results";
        if (parsed.GetValue(Keep) is { } kept)
        {
            await api.PutAsync($"{path}/{Uri.EscapeDataString(kept)}/keep", new JsonObject { ["name"] = parsed.GetValue(Name) }, cancellationToken);
        }

        if (parsed.GetValue(Release) is { } released)
        {
            await api.DeleteAsync($"{path}/{Uri.EscapeDataString(released)}/keep", cancellationToken);
        }

        if (parsed.GetValue(Show) is { } shown)
        {
            await api.PostAsync($"{path}/{Uri.EscapeDataString(shown)}/show", null, cancellationToken);
        }

        var page = await api.GetAsync(path, cancellationToken);
        var rows = page.List("items").Select(r => new[]
        {
            r.Text("runId"), r.Text("status"), Formats.When(r.Time("finishedAt")), r["shown"]!.GetValue<bool>() ? "in use" : "", r["kept"]!.GetValue<bool>() ? r["name"]?.GetValue<string>() ?? "kept" : "",
        });
        terminal.Result(page, console => Tables.Draw(console, ["run", "state", "made", "", "kept as"], rows, "The block has no results yet."));
        return ExitCode.Ok;
    }
}
