using System.CommandLine;
using System.Globalization;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre doctor</c>: the running server's own check of what it needs and of its secure defaults.</summary>
internal static class DoctorCommand
{
    public static Command Command() => new Command("doctor", "Check the server: everything it needs and every secure default.").Does(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = await api.GetAsync("doctor", cancellationToken);
        var checks = report.List("items").Concat(report.List("checks")).ToList();
        terminal.Result(report, console =>
        {
            foreach (var check in checks)
            {
                var passed = check.Text("passed") == "true";
                console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"{(passed ? "[green]pass[/]" : "[red]FAIL[/]")}  {Markup.Escape(check.Text("name")),-28} [grey]{Markup.Escape(check.Text("detail"))}[/]"));
                if (!passed)
                {
                    console.MarkupLineInterpolated($"      [yellow]{check.Text("fix")}[/]");
                }
            }
        });
        return checks.All(c => c.Text("passed") == "true") ? ExitCode.Ok : ExitCode.RunFailed;
    }
}
