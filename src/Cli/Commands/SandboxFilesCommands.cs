using System.CommandLine;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre sandbox files</c>: list a folder; get, put and rm files.</summary>
internal static class SandboxFilesCommands
{
    private static readonly Argument<string> Id = new("sandbox") { Description = "Its id or name." };
    private static readonly Argument<string> Folder = new("folder") { Description = "A folder below /work.", DefaultValueFactory = _ => "" };
    private static readonly Argument<string> Path = new("path") { Description = "A path below /work." };
    private static readonly Argument<string> Local = new("local") { Description = "A file on this machine." };

    public static Command Command() => new Command("files", "List a folder; get, put or remove a file.")
    {
        Id,
        Folder,
        new Command("get", "Copy a file to this machine.") { Id, Path, Local }.Does(GetAsync),
        new Command("put", "Copy a file of this machine into the sandbox.") { Id, Local, Path }.Does(PutAsync),
        new Command("rm", "Remove a file or folder.") { Id, Path }.Does(RemoveAsync),
    }.Does(ListAsync);

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync($"{await FilesAsync(parsed, api, cancellationToken)}?path={Uri.EscapeDataString(parsed.GetValue(Folder) ?? "")}", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console, ["path", "kind", "bytes", "modified"], page.List("items").Select(f => new[] { f.Text("path"), f.Text("kind"), f.Text("size"), f.Text("modifiedAt") }), "The folder is empty."));
        return ExitCode.Ok;
    }

    private static async Task<int> GetAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        using var response = await api.OpenAsync($"{await FilesAsync(parsed, api, cancellationToken)}/content?path={Uri.EscapeDataString(parsed.GetValue(Path)!)}", cancellationToken);
        await using var file = File.Create(parsed.GetValue(Local)!);
        await response.Content.CopyToAsync(file, cancellationToken);
        terminal.Result(new JsonObject { ["saved"] = parsed.GetValue(Local) }, console => console.WriteLine($"Saved {parsed.GetValue(Local)}"));
        return ExitCode.Ok;
    }

    private static async Task<int> PutAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var local = parsed.GetValue(Local)!;
        if (!File.Exists(local))
        {
            throw new CliFailure(ExitCode.Usage, $"There is no file '{local}'.");
        }

        await api.PutFileAsync($"{await FilesAsync(parsed, api, cancellationToken)}/content?path={Uri.EscapeDataString(parsed.GetValue(Path)!)}", local, cancellationToken);
        terminal.Result(new JsonObject { ["written"] = parsed.GetValue(Path) }, console => console.WriteLine($"Wrote {parsed.GetValue(Path)}"));
        return ExitCode.Ok;
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        await api.DeleteAsync($"{await FilesAsync(parsed, api, cancellationToken)}?path={Uri.EscapeDataString(parsed.GetValue(Path)!)}", cancellationToken);
        terminal.Result(new JsonObject { ["removed"] = true }, console => console.WriteLine("Removed."));
        return ExitCode.Ok;
    }

    private static async Task<string> FilesAsync(ParseResult parsed, ApiClient api, CancellationToken cancellationToken) =>
        $"sandboxes/{await SandboxCommands.IdOfAsync(api, parsed.GetValue(Id)!, cancellationToken)}/files";
}
