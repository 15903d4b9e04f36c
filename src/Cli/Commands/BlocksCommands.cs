using System.CommandLine;
using Cadre.Blocks.Packages.Archive;
using Cadre.Cli.Api;
using Cadre.Cli.Blocks;
using Cadre.Cli.Output;

namespace Cadre.Cli.Commands;

/// <summary><c>cadre blocks</c>: make, test, pack and install block types of one's own.</summary>
internal static class BlocksCommands
{
    private static readonly Argument<string> Name = new("name") { Description = "Lower-case letters, digits and dashes, such as price-tag." };
    private static readonly Option<string> Language = new("--language", "-l") { Description = "python, javascript or shell.", DefaultValueFactory = _ => "python" };
    private static readonly Argument<string> Folder = new("folder") { Description = "The package's folder.", DefaultValueFactory = _ => "." };
    private static readonly Option<FileInfo?> Out = new("--out", "-o") { Description = "Write to this file instead of NAME-VERSION.cadreblock." };
    private static readonly Argument<string> Source = new("source") { Description = "A .cadreblock file or a folder." };
    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Agree to everything it wants." };
    private static readonly Argument<string> Installed = new("package") { Description = "NAME, or NAME@VERSION when several versions are installed." };
    private static readonly Option<bool> Force = new("--force") { Description = "Also when blocks need it; they keep their settings." };

    public static Command Command() => new Command("blocks", "Block types of your own: list, make, test, pack, install, remove.")
    {
        New(),
        new Command("test", "Check a package and run its examples in sandboxes of the server.") { Folder }.Does(TestBlock.RunAsync),
        new Command("pack", "Write a package as one file; the same folder always gives the same bytes.") { Folder, Out }.Does(PackAsync),
        new Command("install", "Add a package to the workspace's block types.") { Source, Yes }.Does(InstallAsync),
        new Command("ls", "List the installed packages.").Does(ListAsync),
        new Command("rm", "Remove a package.") { Installed, Force }.Does(RemoveAsync),
        BlockTypesCommands.Types(),
        BlockTypesCommands.Next(),
    }.Does(ListAsync);

    /// <summary>The folder argument of a command.</summary>
    public static string FolderOf(ParseResult parsed) => parsed.GetValue(Folder)!;

    private static Command New()
    {
        var command = new Command("new", "Make a folder with a working package.") { Name, Language };
        command.SetAction(parsed =>
        {
            var terminal = new Terminal(parsed.GetValue(CommandTree.Json));
            try
            {
                var folder = NewBlock.Make(parsed.GetValue(Name)!, parsed.GetValue(Language)!);
                terminal.Say($"Made {folder}. Next: cadre blocks test {folder}");
                return ExitCode.Ok;
            }
            catch (CliFailure failure)
            {
                terminal.Fail(failure);
                return failure.ExitCode;
            }
        });
        return command;
    }

    private static async Task<int> PackAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var packed = PackedBlock.Read(FolderOf(parsed));
        var target = parsed.GetValue(Out)?.FullName ?? Path.GetFullPath($"{packed.Name}-{packed.Version}{PackageArchive.Ending}");
        await File.WriteAllBytesAsync(target, packed.Archive, cancellationToken);
        var hash = PackageArchive.Hash(packed.Archive);
        terminal.Result(new System.Text.Json.Nodes.JsonObject { ["file"] = target, ["hash"] = hash }, console => console.WriteLine($"Wrote {target} ({packed.Archive.Length / 1024} kB, sha256 {hash})"));
        return ExitCode.Ok;
    }

    private static Task<int> InstallAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken) =>
        InstallBlock.RunAsync(parsed.GetValue(Source)!, parsed.GetValue(Yes), api, terminal, cancellationToken);

    private static async Task<int> ListAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync("block-packages", cancellationToken);
        terminal.Result(page, console => Tables.Draw(
            console,
            ["package", "version", "title", "may", "by"],
            page.List("items").Select(p => new[] { p.Text("name"), p.Text("version"), p.Text("title"), InstallBlock.Words(p.List("grants").Select(g => g.ToString())), p.Text("bundled") == "true" ? "Cadre" : p.Text("publisher") }),
            "No packages."));
        return ExitCode.Ok;
    }

    private static async Task<int> RemoveAsync(ParseResult parsed, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetValue(Installed)!.Split('@', 2);
        var versions = (await api.GetAsync("block-packages", cancellationToken)).List("items").Where(p => p.Text("name") == wanted[0] && (wanted.Length == 1 || p.Text("version") == wanted[1])).Select(p => p.Text("version")).ToList();
        if (versions.Count != 1)
        {
            throw versions.Count == 0
                ? new CliFailure(ExitCode.NotFound, $"{parsed.GetValue(Installed)} is not installed.", "See 'cadre blocks ls'.")
                : new CliFailure(ExitCode.Usage, $"Several versions of {wanted[0]} are installed: {string.Join(", ", versions)}.", $"Name one, such as {wanted[0]}@{versions[0]}.");
        }

        await api.DeleteAsync($"block-packages/{Uri.EscapeDataString(wanted[0])}/{versions[0]}?force={(parsed.GetValue(Force) ? "true" : "false")}", cancellationToken);
        terminal.Say($"Removed {wanted[0]} {versions[0]}.");
        return ExitCode.Ok;
    }
}
