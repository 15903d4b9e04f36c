using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre events</c>: send an event to the steps that wait for it.</summary>
internal static class EventsCommands
{
    private static readonly Argument<string> Name = new("name") { Description = "The event's name, such as payment.received." };
    private static readonly Option<string?> Correlation = new("--correlation") { Description = "Which one, such as an order's number." };
    private static readonly Option<string?> Data = new("--data") { Description = "What happened, as JSON." };

    public static Command Command()
    {
        var send = new Command("send", "Send an event to every step that waits for it.") { Name, Correlation, Data }.Does(SendAsync);
        return new Command("events", "Send events to waiting runs.") { send };
    }

    private static async Task<int> SendAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        JsonNode? data = null;
        if (parsed.GetValue(Data) is { } text)
        {
            try
            {
                data = JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                throw new CliFailure(ExitCode.Usage, "--data is not JSON.", "Quote it for the shell, such as --data '{\"paid\":true}'.");
            }
        }

        var sent = await api.PostAsync("events", new JsonObject { ["name"] = parsed.GetValue(Name), ["correlation"] = parsed.GetValue(Correlation), ["data"] = data }, cancellationToken);
        terminal.Result(sent, console => console.WriteLine(sent["delivered"]?.GetValue<int>() is var n && n == 1 ? "1 step took it." : $"{n ?? 0} steps took it."));
        return ExitCode.Ok;
    }
}
