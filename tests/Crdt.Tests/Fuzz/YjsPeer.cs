using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Cadre.Crdt.Tests.Fuzz;

/// <summary>A node process with the real yjs. Skips the test where node is missing, except in CI.</summary>
public sealed class YjsPeer : IDisposable
{
    private static readonly Lock Installing = new();
    private readonly Process _process;

    private YjsPeer(Process process) => _process = process;

    public static string Folder { get; } = FindFolder();

    public static YjsPeer Start()
    {
        var node = Find("node");
        if (node is null)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException("node is not installed; the yjs comparison must run in CI.");
            Assert.Skip("node is not installed");
        }

        Install();
        var start = new ProcessStartInfo(node!, "peer.mjs") { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        return new YjsPeer(Process.Start(start) ?? throw new InvalidOperationException("node did not start"));
    }

    public JsonNode? Ask(string name, JsonObject? arguments = null)
    {
        var command = arguments ?? [];
        command["name"] = name;
        _process.StandardInput.WriteLine(command.ToJsonString());
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The yjs process ended.");
        var answer = JsonNode.Parse(line)!.AsObject();
        return answer.ContainsKey("ok") ? answer["ok"] : throw new InvalidOperationException($"yjs: {answer["error"]}");
    }

    public string Run(string script, string input = "") => Ask("run", new JsonObject { ["script"] = script, ["input"] = input })!.GetValue<string>();

    public byte[] RunBytes(string script, string input = "") => Convert.FromBase64String(Run(script, input));

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(2000)) _process.Kill();
        _process.Dispose();
    }

    private static void Install()
    {
        lock (Installing)
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "yjs"))) return;
            using var npm = Process.Start(new ProcessStartInfo(Find("npm") ?? "npm", "ci --no-audit --no-fund --silent") { WorkingDirectory = Folder })!;
            npm.WaitForExit();
            if (npm.ExitCode != 0) throw new InvalidOperationException("npm ci failed in " + Folder);
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "tests", "Crdt.Tests", "yjs");
            if (File.Exists(Path.Combine(found, "peer.mjs"))) return found;
        }

        throw new InvalidOperationException("tests/Crdt.Tests/yjs was not found above the test assembly.");
    }
}
