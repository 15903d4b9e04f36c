using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre mcp</c>: the MCP servers of the workspace; connect, test, approve, remove.</summary>
internal static class McpCommands
{
    private static readonly Argument<string> Server = new("server") { Description = "Its id or name." };
    private static readonly Argument<string> Name = new("name") { Description = "What to call it." };
    private static readonly Argument<string[]> Program = new("program") { Description = "A program that speaks MCP over its standard streams, after --; runs in a sandbox.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string?> Address = new("--address") { Description = "Its web address (Streamable HTTP)." };
    private static readonly Option<Guid?> Credential = new("--credential") { Description = "Handle of a credential, sent as bearer token." };

    public static Command Command() => new Command("mcp", "List MCP servers; connect, test, approve or remove one.")
    {
        new Command("list", "List them.").Does(ListAsync),
        new Command("add", "Connect a server; its tools are approved as they are now.") { Name, Program, Address, Credential }.Does(AddAsync),
        new Command("test", "Ask one for its tools and compare them with what was approved.") { Server }.Does(TestAsync),
        new Command("approve", "Approve the tools of one as they are now.") { Server }.Does(ApproveAsync),
        new Command("remove", "Forget one.") { Server }.Does(RemoveAsync),
    }.Does(ListAsync);

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("mcp-servers", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["server", "name", "where", "tools", "problem"],
            page.List("items").Select(s => new[] { s.Text("id"), s.Text("name"), s["url"] is null ? string.Join(' ', s.List("command").Select(c => c.ToString())) : s.Text("url"), string.Join(", ", s.List("tools").Select(t => t.Text("name"))), s.Text("checkError") }),
            "No MCP server yet: 'cadre mcp add NAME --address https://…' connects one."));
        return ExitCode.Ok;
    }

    private static async Task<int> AddAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["name"] = parsed.GetValue(Name), ["url"] = parsed.GetValue(Address), ["credential"] = parsed.GetValue(Credential)?.ToString() };
        if (parsed.GetValue(Program) is { Length: > 0 } program)
        {
            body["command"] = new JsonArray([.. program.Select(part => JsonValue.Create(part))]);
        }

        var added = await api.PostAsync("mcp-servers", body, cancellationToken);
        var problem = added.Text("checkError");
        terminal.Result(added, console => console.WriteLine(problem.Length > 0 ? $"Kept, but it does not answer: {problem}" : $"Connected {added.Text("name")}: {string.Join(", ", added.List("tools").Select(t => t.Text("name")))}"));
        return problem.Length > 0 ? ExitCode.Refused : ExitCode.Ok;
    }

    private static async Task<int> TestAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var test = await api.PostAsync($"mcp-servers/{await IdAsync(parsed, api, cancellationToken)}/test", new JsonObject(), cancellationToken);
        var changed = string.Join(", ", test.List("changed").Select(c => c.ToString()));
        terminal.Result(test, console => console.WriteLine(test["ok"]!.GetValue<bool>() ? changed.Length == 0 ? "It answers; its tools are those that were approved." : $"Not approved: {changed}" : $"{test.Text("error")} {test.Text("fix")}"));
        return test["ok"]!.GetValue<bool>() && changed.Length == 0 ? ExitCode.Ok : ExitCode.Refused;
    }

    private static async Task<int> ApproveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var approved = await api.PostAsync($"mcp-servers/{await IdAsync(parsed, api, cancellationToken)}/approve", new JsonObject(), cancellationToken);
        terminal.Result(approved, console => console.WriteLine($"Approved: {string.Join(", ", approved.List("tools").Select(t => t.Text("name")))}"));
        return ExitCode.Ok;
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        await api.DeleteAsync($"mcp-servers/{await IdAsync(parsed, api, cancellationToken)}", cancellationToken);
        terminal.Result(new JsonObject { ["removed"] = true }, console => console.WriteLine("Removed."));
        return ExitCode.Ok;
    }

    private static async Task<string> IdAsync(ParseResult parsed, ApiClient api, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetValue(Server)!;
        var page = await api.GetAsync("mcp-servers", cancellationToken);
        return page.List("items").FirstOrDefault(s => s.Text("id") == wanted || s.Text("name").Equals(wanted, StringComparison.OrdinalIgnoreCase)).Text("id") is { Length: > 0 } id
            ? id
            : throw new CliFailure(ExitCode.NotFound, $"There is no MCP server '{wanted}'.", "'cadre mcp' lists them.");
    }
}
