using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre credentials</c>: list, add, remove. Secrets go in and never come out.</summary>
internal static class CredentialsCommands
{
    private static readonly Argument<string> Name = new("name") { Description = "What to call it." };
    private static readonly Argument<string> Id = new("credential") { Description = "Its id." };
    private static readonly Option<string> Connector = new("--for") { Description = "http, brave or tavily.", DefaultValueFactory = _ => "http" };
    private static readonly Option<string[]> Hosts = new("--host") { Description = "A host it may be sent to; repeat for more. Known services need none." };
    private static readonly Option<string?> Header = new("--header") { Description = "How it is sent, with {secret} in it: 'Authorization: Bearer {secret}' unless given." };
    private static readonly Option<string?> Variable = new("--secret-env") { Description = "Environment variable that holds the secret; else it is asked for or read from standard input." };

    public static Command Command() => new Command("credentials", "List credentials; add or remove one.")
    {
        new Command("list", "List them, without their secrets.").Does(ListAsync),
        new Command("add", "Store a secret, bound to its hosts. It is never a command-line argument.") { Name, Connector, Hosts, Header, Variable }.Does(AddAsync),
        new Command("remove", "Delete one for good.") { Id }.Does(RemoveAsync),
    }.Does(ListAsync);

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("credentials", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["credential", "name", "for", "hosts"],
            page.List("items").Select(c => new[] { c.Text("id"), c.Text("name"), c.Text("connector"), string.Join(", ", c.List("hosts").Select(h => h.ToString())) }),
            "No credential yet: 'cadre credentials add NAME --host api.example.com' stores one."));
        return ExitCode.Ok;
    }

    private static async Task<int> AddAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["name"] = parsed.GetValue(Name),
            ["connector"] = parsed.GetValue(Connector),
            ["hosts"] = new JsonArray([.. (parsed.GetValue(Hosts) ?? []).Select(host => JsonValue.Create(host))]),
            ["header"] = parsed.GetValue(Header),
            ["secret"] = await SecretAsync(parsed, terminal, cancellationToken),
        };
        var added = await api.PostAsync("credentials", body, cancellationToken);
        terminal.Result(added, console => console.WriteLine($"Stored {parsed.GetValue(Name)} ({added.Text("id")})"));
        return ExitCode.Ok;
    }

    private static async Task<string> SecretAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Variable) is { } variable)
        {
            return Environment.GetEnvironmentVariable(variable) ?? throw new CliFailure(ExitCode.Usage, $"The variable {variable} is not set.");
        }

        return terminal.CanAsk ? await new TextPrompt<string>("Secret:") { IsSecret = true }.ShowAsync(terminal.Eyes, cancellationToken) : (await Console.In.ReadToEndAsync(cancellationToken)).Trim();
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        await api.DeleteAsync($"credentials/{Uri.EscapeDataString(parsed.GetValue(Id)!)}", cancellationToken);
        terminal.Result(new JsonObject { ["removed"] = true }, console => console.WriteLine("Removed."));
        return ExitCode.Ok;
    }
}
