using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre blocks types</c> and <c>cadre blocks next</c>: what there is to build with, and what usually follows.</summary>
internal static class BlockTypesCommands
{
    private static readonly Argument<string?> Words = new("words") { Description = "Only types that say all of these words.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Goal = new("--goal", "-g") { Description = "Only types that plans for this goal use, such as video or business." };
    private static readonly Argument<string> After = new("type") { Description = "A block type, such as data." };

    public static Command Types() => new Command("types", "List the block types, all or those that serve a goal.") { Words, Goal }.Does(TypesAsync);

    public static Command Next() => new Command("next", "What is usually connected behind a block type, in your canvases and in Cadre's plans.") { After }.Does(NextAsync);

    private static async Task<int> TypesAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var types = (await api.GetAsync("block-types", cancellationToken)).List("items");
        if (parsed.GetValue(Goal) is { } goal)
        {
            var serving = await ServingAsync(api, goal, cancellationToken);
            types = [.. types.Where(t => serving.Contains(t.Text("type"))).OrderBy(t => serving.IndexOf(t.Text("type")))];
        }

        var words = (parsed.GetValue(Words) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        types = [.. types.Where(t => words.All(w => t.ToJsonString().Contains(w, StringComparison.OrdinalIgnoreCase)))];
        terminal.Result(
            new JsonObject { ["items"] = new JsonArray([.. types.Select(t => t.DeepClone())]) },
            console => Tables.Draw(console, ["type", "title", "what it does"], types.Select(t => new[] { t.Text("type"), t.Text("title"), t.Text("description") }), "No such block type."));
        return ExitCode.Ok;
    }

    private static async Task<List<string>> ServingAsync(ApiClient api, string goal, CancellationToken cancellationToken)
    {
        var goals = (await api.GetAsync("block-types/habits", cancellationToken)).List("goals");
        return goals.FirstOrDefault(g => g.Text("goal") == goal) is { } found
            ? [.. found["types"]!.AsArray().Select(t => t!.GetValue<string>())]
            : throw new CliFailure(ExitCode.Usage, $"'{goal}' is not a goal.", $"Goals: {string.Join(", ", goals.Select(g => g.Text("goal")))}.");
    }

    private static async Task<int> NextAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var type = parsed.GetValue(After)!;
        if (!(await api.GetAsync("block-types", cancellationToken)).List("items").Any(t => t.Text("type") == type))
        {
            throw new CliFailure(ExitCode.NotFound, $"There is no block type '{type}'.", "See 'cadre blocks types'.");
        }

        var following = (await api.GetAsync("block-types/habits", cancellationToken)).List("connections").Where(c => c.Text("from") == type).ToList();
        terminal.Result(
            new JsonObject { ["items"] = new JsonArray([.. following.Select(c => c.DeepClone())]) },
            console => Tables.Draw(console, ["type", "in your canvases", "in Cadre's plans"], following.Select(c => new[] { c.Text("to"), c.Text("canvases"), c.Text("plans") }), "Nobody connected anything behind it yet."));
        return ExitCode.Ok;
    }
}
