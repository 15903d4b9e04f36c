using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre agents</c>: list, show, add from a template or a file, change, remove.</summary>
internal static class AgentsCommands
{
    private static readonly Argument<string> Id = new("agent") { Description = "Its id or name." };
    private static readonly Argument<string> From = new("from") { Description = "A template, such as tech-lead (see 'cadre agents templates'), or a JSON file with a profile." };
    private static readonly Argument<string> File = new("file") { Description = "A JSON file with the whole profile." };
    private static readonly Option<string?> Name = new("--name") { Description = "What to call it." };

    public static Command Command() => new Command("agents", "List agents; show, add, change or remove one.")
    {
        new Command("list", "List them.").Does(ListAsync),
        new Command("templates", "List the beginnings that agents can be made from.").Does(TemplatesAsync),
        new Command("tools", "List the tools that agents may be given.").Does(ToolsAsync),
        new Command("show", "Show one with its instructions.") { Id }.Does(ShowAsync),
        new Command("add", "Make an agent.") { From, Name }.Does(AddAsync),
        new Command("change", "Replace the profile of an agent.") { Id, File }.Does(ChangeAsync),
        new Command("remove", "Delete one for good.") { Id }.Does(RemoveAsync),
    }.Does(ListAsync);

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("agents", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["agent", "name", "role", "autonomy", "tools"],
            page.List("items").Select(a => new[] { a.Text("id"), a["profile"].Text("name"), a["profile"].Text("role"), a["profile"].Text("autonomy"), Tools(a["profile"]) }),
            "No agent yet: 'cadre agents add executor' makes one from a template."));
        return ExitCode.Ok;
    }

    private static async Task<int> TemplatesAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("agents/templates", cancellationToken);
        terminal.Result(page, console => Tables.Draw(console, ["template", "name", "role", "autonomy"], page.List("items").Select(t => new[] { t.Text("id"), t["profile"].Text("name"), t["profile"].Text("role"), t["profile"].Text("autonomy") }), "There is none."));
        return ExitCode.Ok;
    }

    private static async Task<int> ToolsAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("agents/tools", cancellationToken);
        terminal.Result(page, console => Tables.Draw(console, ["tool", "changes", "what it does"], page.List("items").Select(t => new[] { t.Text("name"), t.Text("sideEffect"), t.Text("description") }), "There is none."));
        return ExitCode.Ok;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var agent = await FindAsync(parsed, api, cancellationToken);
        terminal.Result(agent, console =>
        {
            var profile = agent["profile"];
            console.WriteLine($"{profile.Text("name")} ({agent.Text("id")})");
            console.WriteLine(profile.Text("role"));
            console.WriteLine($"model {profile.Text("model")}, autonomy {profile.Text("autonomy")}, budget {profile.Text("budget")} USD, {profile.Text("maxTurns")} turns, {profile.Text("maxMinutes")} minutes");
            console.WriteLine($"tools {Tools(profile)}");
            console.WriteLine();
            console.WriteLine(profile.Text("instructions"));
        });
        return ExitCode.Ok;
    }

    private static async Task<int> AddAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var from = parsed.GetValue(From)!;
        var body = new JsonObject { ["name"] = parsed.GetValue(Name) };
        if (System.IO.File.Exists(from))
        {
            body["profile"] = await ReadAsync(from, cancellationToken);
        }
        else
        {
            body["template"] = from;
        }

        var added = await api.PostAsync("agents", body, cancellationToken);
        terminal.Result(added, console => console.WriteLine($"Made {added["profile"].Text("name")} ({added.Text("id")})"));
        return ExitCode.Ok;
    }

    private static async Task<int> ChangeAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var agent = await FindAsync(parsed, api, cancellationToken);
        var changed = await api.PutAsync($"agents/{agent.Text("id")}", await ReadAsync(parsed.GetValue(File)!, cancellationToken), cancellationToken);
        terminal.Result(changed, console => console.WriteLine("Changed."));
        return ExitCode.Ok;
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var agent = await FindAsync(parsed, api, cancellationToken);
        await api.DeleteAsync($"agents/{agent.Text("id")}", cancellationToken);
        terminal.Result(new JsonObject { ["removed"] = true }, console => console.WriteLine("Removed."));
        return ExitCode.Ok;
    }

    private static async Task<JsonNode> FindAsync(ParseResult parsed, ApiClient api, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetValue(Id)!;
        var page = await api.GetAsync("agents", cancellationToken);
        return page.List("items").FirstOrDefault(a => a.Text("id") == wanted || a["profile"].Text("name").Equals(wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new CliFailure(ExitCode.NotFound, $"There is no agent '{wanted}'.", "'cadre agents' lists them.");
    }

    private static async Task<JsonNode> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return JsonNode.Parse(await System.IO.File.ReadAllTextAsync(file, cancellationToken))!;
        }
        catch (Exception broken) when (broken is System.Text.Json.JsonException or IOException)
        {
            throw new CliFailure(ExitCode.Usage, $"{file} cannot be read as JSON: {broken.Message}", "'cadre agents show NAME --json' prints a profile to begin with.");
        }
    }

    private static string Tools(JsonNode? profile) => string.Join(", ", profile.List("tools").Select(t => t.Text("name")));
}
