using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre login URL</c>: keeps an address and an API key for later commands.</summary>
internal static class LoginCommand
{
    private static readonly Argument<string> Address = new("address") { Description = "Such as https://cadre.example.com." };

    public static Command Command()
    {
        var command = new Command("login", "Keep the address and key of a server elsewhere (on its own machine none is needed).") { Address };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var terminal = new Terminal(parsed.GetValue(CommandTree.Json));
            try
            {
                return await RunAsync(parsed.GetValue(Address)!, terminal, cancellationToken);
            }
            catch (CliFailure failure)
            {
                terminal.Fail(failure);
                return failure.ExitCode;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(string url, Terminal terminal, CancellationToken cancellationToken)
    {
        var key = terminal.CanAsk
            ? await new TextPrompt<string>("API key:") { IsSecret = true }.ShowAsync(terminal.Eyes, cancellationToken)
            : (await Console.In.ReadToEndAsync(cancellationToken)).Trim();
        var address = ServerAddress.Find(url) with { ApiKey = key, Proof = null };
        using var api = new ApiClient(address);
        var me = await api.GetAsync("canvases?limit=1", cancellationToken); // any read proves the key
        await PrivateFile.WriteAsync(ServerAddress.LoginFile, new JsonObject { ["url"] = address.Url.ToString(), ["apiKey"] = key }.ToJsonString(), cancellationToken);
        terminal.Result(new JsonObject { ["url"] = address.Url.ToString(), ["signedIn"] = me is not null }, console => console.WriteLine($"Signed in to {address.Url}"));
        return ExitCode.Ok;
    }
}
