using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre sandbox</c>: ls, new, exec, shell, files, rm.</summary>
internal static class SandboxCommands
{
    private static readonly Argument<string> Id = new("sandbox") { Description = "Its id or name." };
    private static readonly Argument<string> Name = new("name") { Description = "What to call it." };
    private static readonly Argument<string[]> Program = new("command") { Description = "The program and its arguments, after --.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<int?> Memory = new("--memory") { Description = "Memory in MB: 64 to 2048; 512 unless given." };
    private static readonly Option<int?> Disk = new("--disk") { Description = "Disk in MB: 16 to 10240; 1024 unless given." };
    private static readonly Option<bool> Input = new("--stdin", "-i") { Description = "Give it what comes on standard input, to its end. Without it the program gets none." };
    private static readonly Option<int?> Timeout = new("--timeout") { Description = "Seconds after which the program is ended: 300 unless given." };

    public static Command Command() => new("sandbox", "Isolated places with files and a terminal: list, make, use or remove one.")
    {
        new Command("ls", "List them.").Does(ListAsync),
        new Command("new", "Make one.") { Name, Memory, Disk }.Does(NewAsync),
        new Command("exec", "Run a program in one; its exit code becomes this command's.") { Id, Program, Timeout, Input }.Does(ExecAsync),
        new Command("shell", "Open a terminal in one.") { Id }.Does((parsed, api, _, cancellationToken) => SandboxShell.RunAsync(api, parsed.GetValue(Id)!, cancellationToken)),
        SandboxFilesCommands.Command(),
        new Command("rm", "End everything in one and remove it with its files.") { Id }.Does(RemoveAsync),
    };

    /// <summary>The id of a sandbox named by its id or its name.</summary>
    public static async Task<string> IdOfAsync(ApiClient api, string named, CancellationToken cancellationToken)
    {
        var found = (await api.GetAsync("sandboxes", cancellationToken)).List("items").Where(sandbox => sandbox.Text("id") == named || sandbox.Text("name") == named).ToList();
        return found.Count == 1 ? found[0].Text("id") : throw new CliFailure(ExitCode.Refused, found.Count == 0 ? $"There is no sandbox '{named}'." : $"There are {found.Count} sandboxes named '{named}'.", "See 'cadre sandbox ls'; use the id.");
    }

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("sandboxes", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["sandbox", "name", "state", "memory", "disk"],
            page.List("items").Select(s => new[] { s.Text("id"), s.Text("name"), s.Text("state"), $"{s.Text("memoryMb")} MB", $"{s.Text("diskMb")} MB" }),
            "No sandbox yet: 'cadre sandbox new NAME' makes one."));
        return ExitCode.Ok;
    }

    private static async Task<int> NewAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["name"] = parsed.GetValue(Name), ["memoryMb"] = parsed.GetValue(Memory), ["diskMb"] = parsed.GetValue(Disk) };
        var made = await api.PostAsync("sandboxes", body, cancellationToken);
        terminal.Result(made, console => console.WriteLine($"Made {made.Text("name")} ({made.Text("id")})"));
        return ExitCode.Ok;
    }

    private static async Task<int> ExecAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var id = await IdOfAsync(api, parsed.GetValue(Id)!, cancellationToken);
        var body = new JsonObject { ["argv"] = new JsonArray([.. parsed.GetValue(Program)!.Select(word => JsonValue.Create(word))]), ["timeoutSeconds"] = parsed.GetValue(Timeout) };
        if (parsed.GetValue(Input)) // Only when asked for: an input that nobody ends would be waited for, for ever.
        {
            body["stdin"] = await Console.In.ReadToEndAsync(cancellationToken);
        }

        using var response = await api.OpenStreamAsync($"sandboxes/{id}/exec", body, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var stdout = Console.OpenStandardOutput();
        await using var stderr = Console.OpenStandardError();
        await foreach (var item in ServerEvents.ReadAsync(stream, cancellationToken))
        {
            var data = JsonNode.Parse(item.Data)!;
            switch (item.Name)
            {
                case "stdout" or "stderr":
                    await (item.Name == "stdout" ? stdout : stderr).WriteAsync(Convert.FromBase64String(data.Text("data")), cancellationToken);
                    break;
                case "refused":
                    await Console.Error.WriteLineAsync($"refused: {data.Text("message")} {data.Text("fix")}".AsMemory(), cancellationToken);
                    break;
                case "exit" when data.Text("reason") != "exit":
                    throw Stopped(parsed.GetValue(Id)!, data.Text("reason"));
                case "exit":
                    return int.Parse(data.Text("code"), System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        throw new CliFailure(ExitCode.Unreachable, "The connection broke off; the program was ended.", "Try again.");
    }

    /// <summary>Why a program was stopped, and what to do.</summary>
    public static CliFailure Stopped(string sandbox, string reason) => reason switch
    {
        "wall" => new(ExitCode.Refused, "The program was stopped: it ran longer than it may.", "Give it more time: --timeout SECONDS, up to 1800."),
        "memory" => new(ExitCode.Refused, "The program was stopped: it used more memory than the sandbox has.", "Use less, or make a sandbox with more: 'cadre sandbox new NAME --memory 2048'."),
        "disk" => new(ExitCode.Refused, "The program was stopped: the sandbox's disk is full.", $"Remove files: 'cadre sandbox exec {sandbox} -- rm FILE' or 'cadre sandbox files rm {sandbox} FILE'; or make one with more: 'cadre sandbox new NAME --disk 4096'."),
        "procs" => new(ExitCode.Refused, "The program was stopped: it wanted more processes and threads than it may have.", "Start fewer at a time."),
        "cancelled" => new(ExitCode.Refused, "The program was ended by somebody else, or by the server's end.", "Run it again."),
        _ => new(ExitCode.Refused, $"The program was stopped: it reached its limit ({reason}).", "Do less in one run."),
    };

    private static async Task<int> RemoveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        await api.DeleteAsync($"sandboxes/{await IdOfAsync(api, parsed.GetValue(Id)!, cancellationToken)}", cancellationToken);
        terminal.Result(new JsonObject { ["removed"] = true }, console => console.WriteLine("Removed."));
        return ExitCode.Ok;
    }
}
