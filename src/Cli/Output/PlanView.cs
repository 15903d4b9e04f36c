using System.Globalization;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;

namespace Cadre.Cli.Output;

/// <summary>The plan contract in a terminal.</summary>
internal static class PlanView
{
    public static void Draw(IAnsiConsole console, JsonNode contract, JsonNode? planner)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold deepskyblue4_2]{contract.Text("title")}[/]");
        console.MarkupLineInterpolated($"{contract.Text("summary")}");
        var root = new Tree(new Markup($"[grey]{contract.List("blocks").Count()} blocks, {Estimate(contract["estimate"])}, planner: {Markup.Escape(planner.Text("kind"))} {Markup.Escape(planner.Text("model"))}[/]")).Style(Style.Parse("grey"));
        foreach (var group in contract.List("blocks").GroupBy(b => b.Text("group")))
        {
            var title = contract.List("groups").FirstOrDefault(g => g.Text("id") == group.Key).Text("title");
            IHasTreeNodes parent = title.Length > 0 ? root.AddNode(new Markup($"[bold]{Markup.Escape(title)}[/]")) : root;
            foreach (var block in group)
            {
                parent.AddNode(new Markup($"{Markup.Escape(block.Text("title"))} [grey]{Markup.Escape(block.Text("type"))} · {Markup.Escape(block.Text("why"))}[/]"));
            }
        }

        console.Write(root);
        Lines(console, "Needs", contract.List("credentials").Select(c => $"{c.Text("connector")}: {c.Text("why")}"));
        Lines(console, "Assumptions", contract.List("assumptions").Select(a => a.ToString()));
        Lines(console, "Done when", contract.List("acceptance").Select(a => a.Text("text")));
        console.WriteLine();
    }

    private static void Lines(IAnsiConsole console, string heading, IEnumerable<string> lines)
    {
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            console.MarkupLineInterpolated($"[grey]{(index == 0 ? heading : ""),-12}[/] {line}");
        }
    }

    private static string Estimate(JsonNode? estimate)
    {
        var seconds = estimate.List("seconds").Select(s => double.Parse(s.ToString(), CultureInfo.InvariantCulture)).ToList();
        var money = estimate.List("money").Select(m => decimal.Parse(m.ToString(), CultureInfo.InvariantCulture)).ToList();
        var time = seconds.Count == 2 ? Formats.Range(seconds[0], seconds[1]) : "time unknown";
        return money.Count == 2 && money[1] > 0 ? string.Create(CultureInfo.InvariantCulture, $"{time}, ${money[0]:0.00} – ${money[1]:0.00}") : $"{time}, no cost";
    }
}
