using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre nodes</c>: who carries this installation, and how much each node does.</summary>
internal static class NodesCommand
{
    public static Command Command() => new Command("nodes", "The nodes of this installation: state, load, what each of them owns.").Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("nodes", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["address", "machine", "state", "since", "runs", "steps", "steps/s", "documents", "clients", "lag", "memory", "version"],
            page.List("items").Select(Row),
            "No node has registered."));
        return ExitCode.Ok;
    }

    private static string[] Row(JsonNode node) =>
    [
        node.Text("address") is { Length: > 0 } address ? address : "starting",
        node.Text("name"),
        node.Text("isThis") == "true" ? node.Text("state") + " (this)" : node.Text("state"),
        Formats.When(node.Time("startedAt")),
        node.Text("runs"),
        node.Text("steps"),
        node.Text("stepsPerSecond"),
        node.Text("documents"),
        node.Text("clients"),
        string.Create(CultureInfo.InvariantCulture, $"{node.Text("lagMilliseconds")} ms"),
        string.Create(CultureInfo.InvariantCulture, $"{node.Text("memoryMegabytes")} MB"),
        node.Text("version"),
    ];
}
