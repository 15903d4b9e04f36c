using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre canvases comments|share</c>.</summary>
internal static class CanvasSharingCommands
{
    private static readonly Argument<string> Id = new("canvas") { Description = "The canvas's id." };
    private static readonly Option<string?> Add = new("--add") { Description = "Begin a comment with this text." };
    private static readonly Option<string?> Block = new("--block") { Description = "The block the new comment is about." };
    private static readonly Option<string?> Answer = new("--answer") { Description = "The comment to be answered, with the text of --add." };
    private static readonly Option<string?> Resolve = new("--resolve") { Description = "Settle this comment." };
    private static readonly Option<string?> Role = new("--role") { Description = "Make a link for a viewer, commenter or editor; without it the links are listed." };
    private static readonly Option<double?> Days = new("--days") { Description = "The new link ends after so many days." };
    private static readonly Option<string?> Version = new("--version-id") { Description = "The new link shows this version." };
    private static readonly Option<string?> Agent = new("--agent") { Description = "Make a link for an agent of this name; it writes only what --edits and --adds allow." };
    private static readonly Option<string[]> Edits = new("--edits") { Description = "A block the agent may write; may be repeated." };
    private static readonly Option<string[]> Fields = new("--field") { Description = "What of those blocks: title, place, or a setting such as settings.text; all without it; may be repeated." };
    private static readonly Option<bool> Adds = new("--adds") { Description = "The agent may add blocks of its own." };
    private static readonly Option<string?> Revoke = new("--revoke") { Description = "End this link." };

    public static IEnumerable<Command> Commands() =>
    [
        new Command("comments", "List comments; begin, answer or settle one.") { Id, Add, Block, Answer, Resolve }.Does(CommentsAsync),
        new Command("share", "List links; make or end one.") { Id, Role, Agent, Edits, Fields, Adds, Days, Version, Revoke }.Does(ShareAsync),
    ];

    private static async Task<int> CommentsAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = $"canvases/{Escaped(parsed)}/comments";
        if (parsed.GetValue(Resolve) is { } settled)
        {
            await api.PatchAsync($"{path}/{Uri.EscapeDataString(settled)}", new JsonObject { ["resolved"] = true }, cancellationToken);
        }
        else if (parsed.GetValue(Add) is { } text && parsed.GetValue(Answer) is { } answered)
        {
            await api.PostAsync($"{path}/{Uri.EscapeDataString(answered)}/messages", new JsonObject { ["body"] = text }, cancellationToken);
        }
        else if (parsed.GetValue(Add) is { } body)
        {
            await api.PostAsync(path, new JsonObject { ["body"] = body, ["blockId"] = parsed.GetValue(Block) }, cancellationToken);
        }

        var page = await api.GetAsync(path, cancellationToken);
        var rows = page.List("items").SelectMany(c => c.List("messages").Select((m, i) => new[]
        {
            i == 0 ? c.Text("id") : "", i > 0 ? "" : c["resolved"]!.GetValue<bool>() ? "settled" : "open", c["blockId"]?.GetValue<string>() ?? "", m["author"]!.Text("name"), m.Text("body"),
        }));
        terminal.Result(page, console => Tables.Draw(console, ["comment", "state", "block", "who", "what"], rows, "No comments yet."));
        return ExitCode.Ok;
    }

    private static async Task<int> ShareAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = $"canvases/{Escaped(parsed)}/shares";
        if (parsed.GetValue(Revoke) is { } ended)
        {
            var answer = await api.DeleteAsync($"{path}/{Uri.EscapeDataString(ended)}", cancellationToken);
            terminal.Result(answer, console => console.WriteLine("The link has ended."));
            return ExitCode.Ok;
        }

        if (parsed.GetValue(Role) is { } || parsed.GetValue(Agent) is { })
        {
            var made = await api.PostAsync(path, NewShare(parsed), cancellationToken);
            terminal.Result(made, console => console.WriteLine($"{made.Text("link")}\nWhoever has this link may open the canvas as {made.Text("role")}. It is not shown again."));
            return ExitCode.Ok;
        }

        var page = await api.GetAsync(path, cancellationToken);
        terminal.Result(page, console => Tables.Draw(console, ["share", "role", "made", "ends"], page.List("items").Select(s => new[] { s.Text("id"), s.Text("role"), Formats.When(s.Time("createdAt")), s.Time("expiresAt") is { } until ? Formats.When(until) : "never" }), "No links. Make one: --role viewer"));
        return ExitCode.Ok;
    }

    private static JsonObject NewShare(ParseResult parsed)
    {
        var share = new JsonObject
        {
            ["role"] = parsed.GetValue(Role) ?? "agent",
            ["expiresAt"] = parsed.GetValue(Days) is { } days ? TimeProvider.System.GetUtcNow().AddDays(days).ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null,
            ["versionId"] = parsed.GetValue(Version),
        };
        if (parsed.GetValue(Agent) is { } name)
        {
            share["agent"] = new JsonObject { ["name"] = name, ["blocks"] = List(parsed.GetValue(Edits)), ["fields"] = parsed.GetValue(Fields) is { Length: > 0 } fields ? List(fields) : null, ["mayAdd"] = parsed.GetValue(Adds) };
        }

        return share;
    }

    private static JsonArray List(string[]? texts) => new([.. (texts ?? []).Select(text => (JsonNode?)text)]);

    private static string Escaped(ParseResult parsed) => Uri.EscapeDataString(parsed.GetValue(Id)!);
}
