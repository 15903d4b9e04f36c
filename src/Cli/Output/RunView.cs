using System.Text.Json.Nodes;
using Cadre.Cli.Api;

namespace Cadre.Cli.Output;

internal static class RunView
{
    /// <summary>The last lines of a followed run, or the run as JSON.</summary>
    public static void Finish(Terminal terminal, JsonNode run, JsonNode? started)
    {
        var result = run.DeepClone();
        result["leftOut"] = started?["leftOut"]?.DeepClone();
        terminal.Result(result, console =>
        {
            var color = run.Text("status") switch { "succeeded" => "green", "failed" => "red", _ => "yellow" };
            var took = run.Time("finishedAt") - run.Time("createdAt") is { } time ? Formats.Duration(time) : "";
            console.MarkupLine($"[{color}]{Markup.Escape(run.Text("status"))}[/] in {took}, cost {Formats.Money(run.Money("cost"))}, run {Markup.Escape(run.Text("id"))}");
            if (started.List("leftOut").Count() is > 0 and var left)
            {
                console.MarkupLineInterpolated($"[grey]{left} blocks could not run yet: the canvas shows what they need.[/]");
            }
        });
    }

    public static void Draw(IAnsiConsole console, JsonNode run)
    {
        console.Write(new RunTree().Draw(run, TimeProvider.System.GetUtcNow()));
        foreach (var line in run.List("lines"))
        {
            console.MarkupLineInterpolated($"[yellow]Number {line["place"]} in line[/] for {line.Text("label")}: {line["atWork"]} at work, {line["most"]} at once");
        }

        foreach (var step in run.List("steps").Where(s => s["error"] is not null))
        {
            console.MarkupLineInterpolated($"[red]{step.Text("title")}[/]: {step["error"].Text("message")}");
            console.MarkupLineInterpolated($"[grey]{step["error"].Text("fix")}[/]");
        }
    }
}
