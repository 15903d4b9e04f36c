using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Commands;
using Cadre.Cli.Output;

namespace Cadre.Cli.Blocks;

/// <summary><c>cadre blocks test</c>: what the server's checks and sandboxes say about a folder.</summary>
internal static class TestBlock
{
    public static async Task<int> RunAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var packed = PackedBlock.Read(BlocksCommands.FolderOf(parsed));
        var archive = await packed.UploadAsync(api, cancellationToken);
        var report = await api.PostAsync("block-packages/test", new JsonObject { ["archive"] = archive }, cancellationToken);
        terminal.Result(report, console => Draw(console, report));
        var examples = report.List("examples").ToList();
        return report.Text("usable") == "true" && examples.All(e => e.Text("passed") == "true") ? ExitCode.Ok : ExitCode.RunFailed;
    }

    /// <summary>What is wrong with a package, for eyes.</summary>
    public static void DrawFindings(IAnsiConsole console, JsonNode report)
    {
        foreach (var finding in report.List("findings"))
        {
            var mark = finding.Text("warning") == "true" ? "[yellow]! note[/]" : "[red]✗ wrong[/]";
            console.MarkupLine($"{mark}  {Markup.Escape(finding.Text("where"))}: {Markup.Escape(finding.Text("message"))} [grey]{Markup.Escape(finding.Text("fix"))}[/]");
        }
    }

    private static void Draw(IAnsiConsole console, JsonNode report)
    {
        console.MarkupLineInterpolated($"[bold]{report.Text("name")} {report.Text("version")}[/] [grey]sha256 {report.Text("hash")}[/]");
        DrawFindings(console, report);
        var examples = report.List("examples").ToList();
        foreach (var example in examples)
        {
            var passed = example.Text("passed") == "true";
            console.MarkupLine($"{(passed ? "[green]✓ passed[/]" : "[red]✗ failed[/]")}  {Markup.Escape(example.Text("title"))} [grey]{example.Text("seconds")} s[/]");
            foreach (var difference in example.List("differences"))
            {
                console.MarkupLineInterpolated($"          {difference}");
            }

            if (!passed && example.Text("terminal") is { Length: > 0 } printed)
            {
                console.MarkupLineInterpolated($"[grey]{string.Join('\n', printed.TrimEnd().Split('\n').Select(line => "          │ " + line))}[/]");
            }
        }

        var failed = examples.Count(e => e.Text("passed") != "true");
        console.WriteLine(report.Text("usable") != "true" ? "It cannot be installed yet." : $"{examples.Count - failed} of {examples.Count} examples passed. {(failed == 0 ? "It can be installed." : "")}");
    }
}
