using System.Text.Json.Nodes;
using Cadre.Cli.Api;
using Cadre.Cli.Output;

namespace Cadre.Cli.Blocks;

/// <summary><c>cadre blocks install</c>: shows what a package wants, asks, and installs it.</summary>
internal static class InstallBlock
{
    public static async Task<int> RunAsync(string source, bool yes, ApiClient api, Terminal terminal, CancellationToken cancellationToken)
    {
        var packed = PackedBlock.Read(source);
        var archive = await packed.UploadAsync(api, cancellationToken);
        var report = await api.PostAsync("block-packages/check", new JsonObject { ["archive"] = archive.DeepClone() }, cancellationToken);
        if (report.Text("usable") != "true")
        {
            TestBlock.DrawFindings(terminal.Eyes, report);
            throw new CliFailure(ExitCode.Refused, "It cannot be installed.", "Correct what is marked; 'cadre blocks test' checks again.");
        }

        var wants = report.List("wants").Select(w => w.ToString()).ToList();
        terminal.Say($"{report["type"].Text("title")} ({report.Text("name")} {report.Text("version")}): {report["type"].Text("description")}");
        terminal.Say($"It may: {Words(wants)}.");
        if (wants.Count > 0 && !yes && !(terminal.CanAsk && await new ConfirmationPrompt("Install it?") { DefaultValue = false }.ShowAsync(terminal.Eyes, cancellationToken)))
        {
            throw new CliFailure(ExitCode.NeedsPerson, "Not installed.", "Give --yes to agree to what it wants.");
        }

        var installed = await api.PostAsync("block-packages", new JsonObject { ["archive"] = archive.DeepClone(), ["grants"] = new JsonArray([.. wants.Select(w => (JsonNode)w)]) }, cancellationToken);
        terminal.Result(installed, console => console.WriteLine($"Installed {installed.Text("name")} {installed.Text("version")}."));
        return ExitCode.Ok;
    }

    /// <summary>What a package may, for people.</summary>
    public static string Words(IEnumerable<string> grants)
    {
        var words = grants.Select(g => g switch
        {
            "files" => "read the files that its inputs name",
            "model" => "ask the workspace's language model",
            _ when g.StartsWith("network:", StringComparison.Ordinal) => $"call {g[8..]}",
            _ => g,
        }).ToList();
        return words.Count == 0 ? "compute in a sandbox, nothing else" : string.Join("; ", words);
    }
}
