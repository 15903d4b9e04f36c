using System.CommandLine;
using System.CommandLine.Parsing;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary>All commands: the table of contents of the program.</summary>
internal static class CommandTree
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON only.", Recursive = true };
    public static readonly Option<string?> Url = new("--url") { Description = "Address of the server (else CADRE_URL, else the one on this machine).", Recursive = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Cadre: state an intent, and squads of agents and blocks carry it out.")
        {
            Json, Url, RunIntent.Command(), RunsCommands.Command(), CanvasesCommands.Command(), SchedulesCommands.Command(), BlocksCommands.Command(), AgentsCommands.Command(), ChatCommand.Command(), McpCommands.Command(), ModelsCommands.Command(), SandboxCommands.Command(), EgressCommands.Command(), SearchCommands.Command(), CredentialsCommands.Command(), ApprovalsCommands.Command(), EventsCommands.Command(), DoctorCommand.Command(), NodesCommand.Command(), LoginCommand.Command(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync($"See '{Path(parsed.CommandResult)} --help'.");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync();
    }

    /// <summary>Gives a command its work: a signed-in client, a terminal, failures turned into exit codes.</summary>
    public static Command Does(this Command command, Func<ParseResult, ApiClient, Terminal, CancellationToken, Task<int>> work)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var terminal = new Terminal(parsed.GetValue(Json));
            try
            {
                using var api = new ApiClient(ServerAddress.Find(parsed.GetValue(Url)));
                return await work(parsed, api, terminal, cancellationToken);
            }
            catch (CliFailure failure)
            {
                terminal.Fail(failure);
                return failure.ExitCode;
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Interrupted;
            }
            catch (Exception broken) when (broken is HttpRequestException or HttpIOException)
            {
                terminal.Fail(new CliFailure(ExitCode.Unreachable, $"The answer broke off: {broken.InnerException?.Message ?? broken.Message}", "Try again; 'cadre doctor' tells whether the server is well."));
                return ExitCode.Unreachable;
            }
        });
        return command;
    }

    private static string Path(CommandResult? result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
        {
            names.Push(command.Command is RootCommand ? "cadre" : command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
