using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre canvases history|versions|restore|undo|branch|diff|merge</c>: the time machine.</summary>
internal static class CanvasHistoryCommands
{
    private static readonly Argument<string> Id = new("canvas") { Description = "The canvas's id." };
    private static readonly Argument<string> Branch = new("branch") { Description = "The id of the canvas to be merged into the first." };
    private static readonly Argument<long> Moment = new("moment") { Description = "The number of a change, as 'history' and 'versions' show it." };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many.", DefaultValueFactory = _ => 20 };
    private static readonly Option<string?> Name = new("--name") { Description = "Name the moment; without it the versions are listed." };
    private static readonly Option<long?> At = new("--at") { Description = "The moment; now by default." };
    private static readonly Option<string?> Title = new("--title") { Description = "The title of the new canvas." };
    private static readonly Option<long?> From = new("--from") { Description = "The moment before; now by default." };
    private static readonly Option<long?> To = new("--to") { Description = "The moment after; now by default." };
    private static readonly Option<string?> Other = new("--other") { Description = "Compare with this canvas instead." };
    private static readonly Option<bool> Apply = new("--apply") { Description = "Write the merge; without it only what would come is shown." };
    private static readonly Option<string[]> Resolve = new("--resolve") { Description = "A conflict and the side that counts: 'block/b1/title=theirs'. May be repeated." };
    private static readonly Option<string?> Prefer = new("--prefer") { Description = "The side that counts for all other conflicts: ours or theirs." };
    private static readonly Option<string?> Actor = new("--actor") { Description = "Whose changes, such as agent:0190…" };
    private static readonly Option<long?> First = new("--first") { Description = "The first change." };
    private static readonly Option<long?> Last = new("--last") { Description = "The last change." };

    public static IEnumerable<Command> Commands() =>
    [
        new Command("history", "Who changed a canvas when.") { Id, Limit }.Does(HistoryAsync),
        new Command("versions", "List named moments; --name names one.") { Id, Name, At }.Does(VersionsAsync),
        new Command("restore", "Make a canvas what it was, as a new change.") { Id, Moment }.Does(RestoreAsync),
        new Command("undo", "Take back what an actor did, or a range of changes; what others changed since stays.") { Id, Actor, First, Last }.Does(UndoAsync),
        new Command("branch", "Make a new canvas from a moment of one.") { Id, Title, At }.Does(BranchAsync),
        new Command("diff", "What is different between two moments, or two canvases.") { Id, From, To, Other }.Does(DiffAsync),
        new Command("merge", "Bring what was done on a branch into a canvas.") { Id, Branch, Apply, Resolve, Prefer }.Does(MergeAsync),
    ];

    private static async Task<int> HistoryAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync($"canvases/{Escaped(parsed)}/history?limit={parsed.GetValue(Limit)}", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["moment", "who", "when", "changes", "actor"],
            page.List("items").Select(e => new[] { e.Text("lastSeq"), e.Text("name"), Formats.When(e.Time("to")), e.Text("count"), e.Text("actor") }),
            "Nothing was changed yet."));
        return ExitCode.Ok;
    }

    private static async Task<int> VersionsAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = $"canvases/{Escaped(parsed)}/versions";
        if (parsed.GetValue(Name) is { } name)
        {
            var made = await api.PostAsync(path, new JsonObject { ["name"] = name, ["seq"] = parsed.GetValue(At) }, cancellationToken);
            terminal.Result(made, console => console.WriteLine($"Moment {made.Text("seq")} is '{made.Text("name")}'."));
            return ExitCode.Ok;
        }

        var page = await api.GetAsync(path, cancellationToken);
        terminal.Result(page, console => Tables.Draw(console, ["version", "moment", "name", "made"], page.List("items").Select(v => new[] { v.Text("id"), v.Text("seq"), v.Text("name"), Formats.When(v.Time("createdAt")) }), "No versions yet. Name one: --name \"First draft\""));
        return ExitCode.Ok;
    }

    private static async Task<int> RestoreAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var restored = await api.PostAsync($"canvases/{Escaped(parsed)}/restore", new JsonObject { ["seq"] = parsed.GetValue(Moment) }, cancellationToken);
        terminal.Result(restored, console => console.WriteLine($"Restored: {restored.List("blocks").Count()} blocks. Restoring is a change: it can be taken back."));
        return ExitCode.Ok;
    }

    private static async Task<int> UndoAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["actor"] = parsed.GetValue(Actor), ["firstSeq"] = parsed.GetValue(First), ["lastSeq"] = parsed.GetValue(Last) };
        var undone = await api.PostAsync($"canvases/{Escaped(parsed)}/undo", request, cancellationToken);
        terminal.Result(undone, console =>
        {
            console.WriteLine($"Taken back: {undone.Text("blocks")} blocks, {undone.Text("connections")} connections.");
            foreach (var kept in undone.List("kept"))
            {
                console.WriteLine($"  kept, changed since by others: {kept}");
            }
        });
        return ExitCode.Ok;
    }

    private static async Task<int> BranchAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var made = await api.PostAsync($"canvases/{Escaped(parsed)}/branches", new JsonObject { ["title"] = parsed.GetValue(Title), ["seq"] = parsed.GetValue(At) }, cancellationToken);
        terminal.Result(made, console => console.WriteLine($"{api.Url}canvases/{made.Text("canvasId")}"));
        return ExitCode.Ok;
    }

    private static async Task<int> DiffAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var query = new[] { ("from", Number(parsed.GetValue(From))), ("to", Number(parsed.GetValue(To))), ("other", parsed.GetValue(Other)) }
            .Where(pair => pair.Item2 is not null).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}");
        var diff = await api.GetAsync($"canvases/{Escaped(parsed)}/diff?{string.Join('&', query)}", cancellationToken);
        terminal.Result(diff, console => CanvasChangesView.Draw(console, diff));
        return ExitCode.Ok;
    }

    private static async Task<int> MergeAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var (path, branch, apply) = ($"canvases/{Escaped(parsed)}/merge", parsed.GetValue(Branch)!, parsed.GetValue(Apply));
        var resolutions = new JsonObject((parsed.GetValue(Resolve) ?? []).Select(Resolution));
        if (parsed.GetValue(Prefer) is { } side)
        {
            var open = await api.PostAsync(path, Request(branch, [], apply: false), cancellationToken);
            foreach (var conflict in open.List("conflicts").Select(c => c.Text("id")).Where(id => !resolutions.ContainsKey(id)))
            {
                resolutions[conflict] = side;
            }
        }

        var merged = await api.PostAsync(path, Request(branch, resolutions, apply), cancellationToken);
        terminal.Result(merged, console => CanvasChangesView.DrawMerge(console, merged, apply));
        return apply && !merged["applied"]!.GetValue<bool>() ? ExitCode.RunFailed : ExitCode.Ok;
    }

    private static JsonObject Request(string branch, JsonObject resolutions, bool apply) => new() { ["branch"] = new JsonObject { ["canvasId"] = branch }, ["apply"] = apply, ["resolutions"] = resolutions };

    private static KeyValuePair<string, JsonNode?> Resolution(string text) => text.LastIndexOf('=') is > 0 and var at && text[(at + 1)..] is "ours" or "theirs"
        ? new(text[..text.LastIndexOf('=')], text[(text.LastIndexOf('=') + 1)..])
        : throw new CliFailure(ExitCode.Usage, $"'{text}' does not name a conflict and a side.", "Write it as block/b1/title=theirs.");

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(ParseResult parsed) => Uri.EscapeDataString(parsed.GetValue(Id)!);
}
