using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre runs fork</c>, <c>family</c>, <c>compare</c>: variants of a run and how they differ.</summary>
internal static class RunFamilyCommands
{
    private static readonly Argument<string> Id = new("run") { Description = "The run's id." };
    private static readonly Argument<string> Other = new("other") { Description = "The run to compare with it." };
    private static readonly Argument<string> Block = new("block") { Description = "The block to change; one within a loop is changed for all items." };
    private static readonly Option<string[]> Settings = new("--set", "-s") { Description = "A setting: name=value; null removes it; may be repeated." };
    private static readonly Option<string[]> Inputs = new("--input", "-i") { Description = "A value for an input port: port=value; may be repeated." };
    private static readonly Option<bool> Changes = new("--changes") { Description = "Also show what differs: texts line by line, tables row by row." };
    private static readonly Option<bool> FromCanvas = new("--from-canvas") { Description = "Begin with the block as it is on the canvas now." };

    public static IEnumerable<Command> Commands() =>
    [
        new Command("fork", "Run a variant with one block changed; blocks before it keep their results.") { Id, Block, Settings, Inputs, FromCanvas }.Does(ForkAsync),
        new Command("family", "List the runs that came from the same first one.") { Id }.Does(FamilyAsync),
        new Command("compare", "Compare two runs block by block: state, time, cost and whether the outputs are the same.") { Id, Other, Changes }.Does(CompareAsync),
    ];

    private static async Task<int> ForkAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var change = new JsonObject { ["address"] = parsed.GetValue(Block) };
        if (parsed.GetValue(Settings) is { Length: > 0 } settings)
        {
            change["settings"] = NamedValues.Read(settings);
        }

        if (parsed.GetValue(Inputs) is { Length: > 0 } inputs)
        {
            change["inputs"] = NamedValues.Read(inputs);
        }

        if (parsed.GetValue(FromCanvas))
        {
            change["fromCanvas"] = true;
        }

        var started = await api.PostAsync($"runs/{Escaped(parsed, Id)}/fork", new JsonObject { ["changes"] = new JsonArray(change) }, cancellationToken);
        var run = await new RunWatch(api, terminal, approveAll: false).FollowAsync(started.Text("runId"), cancellationToken);
        RunView.Finish(terminal, run, started);
        return run.Text("status") == "succeeded" ? ExitCode.Ok : ExitCode.RunFailed;
    }

    private static async Task<int> FamilyAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var family = await api.GetAsync($"runs/{Escaped(parsed, Id)}/family", cancellationToken);
        terminal.Result(family, console => Tables.Draw(
            console,
            ["run", "kind", "status", "cost", "what is different"],
            family.List("items").Select(m => new[] { m["run"].Text("id"), m["run"].Text("kind"), m["run"].Text("status"), Formats.Money(m["run"].Money("cost")), Difference(m) }),
            "Nothing came from this run."));
        return ExitCode.Ok;
    }

    private static async Task<int> CompareAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var (one, other) = (await api.GetAsync($"runs/{Escaped(parsed, Id)}", cancellationToken), await api.GetAsync($"runs/{Escaped(parsed, Other)}", cancellationToken));
        var others = other.List("steps").ToDictionary(s => s.Text("address"), StringComparer.Ordinal);
        var rows = one.List("steps").Select(s => Row(s, others, other.Text("id"))).ToList();
        var changes = parsed.GetValue(Changes) ? one.List("steps").SelectMany(s => PortChanges(s, others.GetValueOrDefault(s.Text("address")))).ToList() : [];
        var answer = new JsonObject { ["steps"] = new JsonArray([.. rows.Select(r => new JsonObject { ["address"] = r[0], ["outputs"] = r[^1] })]) };
        if (parsed.GetValue(Changes))
        {
            answer["changes"] = new JsonArray([.. changes.Select(c => new JsonObject { ["address"] = c.Address, ["port"] = c.Port, ["lines"] = new JsonArray([.. c.Lines.Select(l => (JsonNode)l)]) })]);
        }

        terminal.Result(answer, console =>
        {
            Tables.Draw(console, ["block", "status", "status", "took", "took", "cost", "cost", "outputs"], rows, "There is nothing to compare.");
            changes.ForEach(c => Draw(console, c));
        });
        return ExitCode.Ok;
    }

    /// <summary>The outputs of a block that differ, by their lines.</summary>
    private static IEnumerable<PortChange> PortChanges(JsonNode one, JsonNode? other)
    {
        var (before, after) = (Values(one), other is null ? [] : Values(other));
        foreach (var port in before.Select(p => p.Key).Union(after.Select(p => p.Key)).Where(p => !JsonNode.DeepEquals(before[p], after[p])))
        {
            yield return new PortChange(one.Text("address"), port, TextChanges.Of(ValueLines.Of(before[port]), ValueLines.Of(after[port])) ?? ["too long to be compared line by line"]);
        }
    }

    private static void Draw(IAnsiConsole console, PortChange change)
    {
        console.MarkupLineInterpolated($"[bold]{change.Address}[/] [grey]{change.Port}[/]");
        foreach (var line in change.Lines)
        {
            console.MarkupLineInterpolated(line[0] switch { '+' => (FormattableString)$"[green]{line}[/]", '-' => $"[red]{line}[/]", _ => $"{line}" });
        }

        console.WriteLine();
    }

    private static string[] Row(JsonNode one, Dictionary<string, JsonNode> others, string otherRun)
    {
        var (address, other) = (one.Text("address"), others.GetValueOrDefault(one.Text("address")));
        var holder = other ?? others.GetValueOrDefault(address.Split('[', '/')[0]); // items of a loop that was kept are in the run it was kept from
        return
        [
            address, one.Text("status"), other?.Text("status") ?? "–", Took(one), other is null ? "–" : Took(other), Formats.Money(one.Money("cost")), other is null ? "–" : Formats.Money(other.Money("cost")),
            holder is not null && holder.Text("run") != otherRun ? "shared" : other is null ? "absent" : JsonNode.DeepEquals(Values(one), Values(other)) ? "same" : "differ",
        ];
    }

    /// <summary>The outputs without where they came from.</summary>
    private static JsonObject Values(JsonNode step) =>
        new((step["outputs"] as JsonObject ?? []).Select(o => KeyValuePair.Create(o.Key, o.Value?["value"]?.DeepClone())));

    private static string Took(JsonNode step) => step.Time("finishedAt") - step.Time("startedAt") is { } time ? Formats.Duration(time) : "–";

    private static string Difference(JsonNode member) => member["run"].Text("kind") switch
    {
        "rerun" => member.Text("from") is { Length: > 0 } from ? $"from {from}" : "everything again",
        "fork" => string.Join("; ", member.List("changes").Select(c => $"{c.Text("address")}: {string.Join(", ", c.List("names").Select(n => n.ToString()).Concat((c["inputs"] as JsonObject ?? []).Select(i => "input " + i.Key)))}")),
        _ => "",
    };

    private static string Escaped(ParseResult parsed, Argument<string> argument) => Uri.EscapeDataString(parsed.GetValue(argument)!);

    private sealed record PortChange(string Address, string Port, IReadOnlyList<string> Lines);
}
