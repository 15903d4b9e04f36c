using System.Text.Json.Nodes;
using Cadre.Cli.Api;

namespace Cadre.Cli.Output;

/// <summary>Differences between canvases, and merges, for eyes.</summary>
internal static class CanvasChangesView
{
    private const int MaxValue = 80;

    public static void Draw(IAnsiConsole console, JsonNode diff)
    {
        var (blocks, connections) = (diff["blocks"]!, diff["connections"]!);
        Lines(console, "green", "+", blocks.List("added").Select(Named));
        Lines(console, "red", "-", blocks.List("removed").Select(Named));
        Lines(console, "grey", "moved", blocks.List("moved").Select(b => b.Text("title")));
        foreach (var block in blocks.List("changed"))
        {
            console.MarkupLineInterpolated($"[yellow]~[/] {block.Text("title")}");
            foreach (var field in block.List("fields"))
            {
                console.MarkupLineInterpolated($"    {field.Text("path")}: [red]{Value(field["before"])}[/] → [green]{Value(field["after"])}[/]");
            }
        }

        Lines(console, "green", "+", connections.List("added").Select(Ends));
        Lines(console, "red", "-", connections.List("removed").Select(Ends));
        Lines(console, "yellow", "~", connections.List("changed").Select(c => $"{Ends(c["before"]!)} ⇒ {Ends(c["after"]!)}"));
        if (diff["counts"]!.AsObject().All(count => count.Value!.GetValue<int>() == 0))
        {
            console.MarkupLine("[grey]No difference.[/]");
        }
    }

    public static void DrawMerge(IAnsiConsole console, JsonNode merge, bool asked)
    {
        foreach (var conflict in merge.List("conflicts"))
        {
            console.MarkupLineInterpolated($"[yellow]{conflict.Text("id")}[/] {conflict.Text("title")}: ours {Value(conflict["ours"])}, theirs {Value(conflict["theirs"])}");
        }

        var counts = string.Join(", ", merge["changes"]!.AsObject().Where(count => count.Value!.GetValue<int>() > 0).Select(count => $"{count.Value} {count.Key}"));
        console.WriteLine(counts.Length == 0 ? "Nothing to change." : $"Changes: {counts}.");
        console.WriteLine(merge["applied"]!.GetValue<bool>() ? "Merged." : asked ? "Not merged: resolve the conflicts with --resolve or --prefer." : "Nothing was written; --apply does it.");
    }

    private static void Lines(IAnsiConsole console, string color, string mark, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            console.Write(new Text($"{mark} ", Style.Parse(color)));
            console.WriteLine(text);
        }
    }

    private static string Named(JsonNode block) => $"{block.Text("title")} ({block.Text("type")})";

    private static string Ends(JsonNode connection) => $"{connection.Text("from")}.{connection.Text("fromPort")} → {connection.Text("to")}.{connection.Text("toPort")}";

    private static string Value(JsonNode? value)
    {
        var text = value is null ? "nothing" : value.ToJsonString();
        return text.Length > MaxValue ? text[..MaxValue] + "…" : text;
    }
}
