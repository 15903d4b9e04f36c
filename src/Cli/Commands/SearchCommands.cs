using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre search</c>: the service that the workspace's Search blocks ask.</summary>
internal static class SearchCommands
{
    private static readonly Argument<string> Provider = new("provider") { Description = "searxng, brave or tavily." };
    private static readonly Option<string?> Endpoint = new("--endpoint") { Description = "Base address of a SearXNG server." };
    private static readonly Option<string?> Credential = new("--credential") { Description = "Name or id of the credential with the key of Brave or Tavily." };

    public static Command Command() => new Command("search", "The search service of the workspace: show, choose, try, remove.")
    {
        new Command("set", "Choose a service.") { Provider, Endpoint, Credential }.Does(SetAsync),
        new Command("try", "Ask a service for something, without choosing it.") { Provider, Endpoint, Credential }.Does(TryAsync),
        new Command("rm", "Ask no service any more.").Does(RemoveAsync),
    }.Does(ShowAsync);

    private static async Task<int> ShowAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var service = await api.GetAsync("search-service", cancellationToken);
        terminal.Result(service, console => console.WriteLine(service.Text("provider") is { Length: > 0 } provider ? $"{provider} {service.Text("endpoint")}".TrimEnd() : "None. Choose one with 'cadre search set'."));
        return ExitCode.Ok;
    }

    private static async Task<int> SetAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var service = await api.PutAsync("search-service", await InputAsync(parsed, api, cancellationToken), cancellationToken);
        terminal.Result(service, console => console.WriteLine($"Search blocks now ask {service.Text("provider")}."));
        return ExitCode.Ok;
    }

    private static async Task<int> TryAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var trial = await api.PostAsync("search-service/try", await InputAsync(parsed, api, cancellationToken), cancellationToken);
        terminal.Result(trial, console =>
        {
            console.WriteLine($"{trial.Text("results")} results:");
            foreach (var title in trial.List("titles"))
            {
                console.WriteLine($"  {title}");
            }
        });
        return ExitCode.Ok;
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        await api.DeleteAsync("search-service", cancellationToken);
        terminal.Say("Search blocks ask no service any more.");
        return ExitCode.Ok;
    }

    private static async Task<JsonObject> InputAsync(ParseResult parsed, ApiClient api, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["provider"] = parsed.GetValue(Provider), ["endpoint"] = parsed.GetValue(Endpoint) };
        if (parsed.GetValue(Credential) is { } wanted)
        {
            var known = (await api.GetAsync("credentials", cancellationToken)).List("items");
            input["credential"] = known.FirstOrDefault(c => c.Text("id") == wanted || c.Text("name") == wanted)?.Text("id")
                ?? throw new CliFailure(ExitCode.NotFound, $"There is no credential '{wanted}'.", "See 'cadre credentials'.");
        }

        return input;
    }
}
