using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Spectre.Console.Rendering;

namespace Cadre.Cli.Output;

/// <summary>A run as a live tree: a line a block with its state, duration and what it is doing.</summary>
internal sealed class RunTree
{
    private readonly Dictionary<string, (double? Fraction, string Message)> live = new(StringComparer.Ordinal);

    public void Progress(string address, double? fraction, string message) => live[address] = (fraction, message);

    public IRenderable Draw(JsonNode run, DateTimeOffset now)
    {
        var steps = run.List("steps").ToList();
        var done = steps.Count(s => s.Text("status") is "succeeded" or "skipped" or "failed" or "cancelled");
        var tree = new Tree(new Markup($"{StatusMarks.Of(run.Text("status"))} [bold]{Markup.Escape(run.Text("title"))}[/] [grey]{done} of {steps.Count}[/]")).Style(Style.Parse("grey"));
        foreach (var step in steps)
        {
            tree.AddNode(new Markup(Line(step, now)));
        }

        return tree;
    }

    public string Line(JsonNode step, DateTimeOffset now)
    {
        var status = step.Text("status");
        var line = $"{StatusMarks.Of(status)} {Markup.Escape(step.Text("title"))}";
        if (step.Time("startedAt") is { } started && status is not ("pending" or "skipped"))
        {
            line += $" [grey]{Formats.Duration((step.Time("finishedAt") ?? now) - started)}[/]";
        }

        if (status is "running" or "retrying" && live.TryGetValue(step.Text("address"), out var doing))
        {
            line += $" [deepskyblue2]{Markup.Escape(Shorten(doing.Message))}{(doing.Fraction is { } f ? $" {f:P0}" : "")}[/]";
        }

        if (step["error"] is { } error)
        {
            line += $" [red]{Markup.Escape(Shorten(error.Text("message")))}[/]";
        }

        if (step["question"] is { } question && status == "waiting")
        {
            line += $" [yellow]{Markup.Escape(Shorten(question.Text("message")))}[/]";
        }

        return step["notes"].Text("noModel") == "true" ? line + " [grey](no language model used)[/]" : line;
    }

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > 100 ? line[..100] + "…" : line;
    }
}
