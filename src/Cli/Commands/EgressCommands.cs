using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre egress</c>: the log of outside calls, and the hosts that are allowed.</summary>
internal static class EgressCommands
{
    private static readonly Argument<string> Host = new("host") { Description = "A host, '*.' and a name for its subdomains, or '*'; or the id of a refused line of the log." };
    private static readonly Option<string?> Outcome = new("--outcome") { Description = "allowed, refused or failed." };
    private static readonly Option<string?> Part = new("--host") { Description = "A part of the host's name." };
    private static readonly Option<string?> Sandbox = new("--sandbox") { Description = "Calls of, or a rule for, this sandbox only (id or name)." };

    public static Command Command() => new("egress", "What leaves this server: the log, and the hosts that are allowed.")
    {
        new Command("log", "Calls to other hosts, newest first.") { Outcome, Part, Sandbox }.Does(LogAsync),
        new Command("allow", "Allow a host, or whatever a refused line of the log wanted.") { Host, Sandbox }.Does(AllowAsync),
    };

    private static async Task<int> LogAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var sandbox = await SandboxAsync(parsed, api, cancellationToken);
        var query = $"outcome={Uri.EscapeDataString(parsed.GetValue(Outcome) ?? "")}&host={Uri.EscapeDataString(parsed.GetValue(Part) ?? "")}{(sandbox is null ? "" : $"&sandbox={sandbox}")}";
        var page = await api.GetAsync($"egress/log?{query}", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["time", "call", "for", "decision", "line"],
            page.List("items").Select(l => new[]
            {
                l.Text("at"), $"{l.Text("method")} {l.Text("host")}:{l.Text("port")}{l.Text("path")}", l.Text("sandboxId") is { Length: > 0 } ? "sandbox" : l.Text("purpose"),
                l.Text("outcome") is "ok" ? l.Text("status") is { Length: > 0 } status ? status : "allowed" : l.Text("outcome"), l.Text("id"),
            }),
            "No call was made yet."));
        return ExitCode.Ok;
    }

    private static async Task<int> AllowAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var host = parsed.GetValue(Host)!;
        if (Guid.TryParse(host, out var line))
        {
            var allowed = await api.PostAsync($"egress/log/{line}/allow", new JsonObject(), cancellationToken);
            var changes = string.Join("; ", allowed.List("changes").Select(change => change.ToString()));
            terminal.Result(allowed, console => console.WriteLine(changes.Length > 0 ? $"Allowed: {changes}." : "It was allowed already."));
            return ExitCode.Ok;
        }

        var sandbox = await SandboxAsync(parsed, api, cancellationToken);
        if (sandbox is null && await RefusedSandboxAsync(api, host, cancellationToken) is { } refused)
        {
            terminal.Say($"A sandbox was refused {host}; its list is its own: 'cadre egress allow {refused}' opens the host there.");
        }

        await api.PostAsync("egress/rules", new JsonObject { ["allows"] = true, ["host"] = host, ["scope"] = sandbox is null ? "" : $"sandbox:{sandbox}" }, cancellationToken);
        terminal.Result(new JsonObject { ["allowed"] = host }, console => console.WriteLine($"Allowed {host}{(sandbox is null ? " for the workspace: from now on only hosts on its list may be called" : " for the sandbox")}."));
        return ExitCode.Ok;
    }

    /// <summary>The newest line of the log in which a sandbox was refused the host.</summary>
    private static async Task<string?> RefusedSandboxAsync(ApiClient api, string host, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync($"egress/log?outcome=refused&host={Uri.EscapeDataString(host)}", cancellationToken);
        return page.List("items").FirstOrDefault(line => line.Text("host") == host && line.Text("sandboxId").Length > 0)?.Text("id");
    }

    private static async Task<string?> SandboxAsync(ParseResult parsed, ApiClient api, CancellationToken cancellationToken) =>
        parsed.GetValue(Sandbox) is { Length: > 0 } named ? await SandboxCommands.IdOfAsync(api, named, cancellationToken) : null;
}
