using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Cadre.Canvases.Tests.Live;

/// <summary>A node process with unmodified y-websocket providers. Skips where node is missing, except in CI.</summary>
internal sealed class ProviderProcess : IDisposable
{
    private static readonly Lock Installing = new();
    private readonly Process process;

    private ProviderProcess(Process process) => this.process = process;

    public static ProviderProcess Start()
    {
        var node = Find("node");
        if (node is null)
        {
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", "node is not installed");
            throw new InvalidOperationException("node is not installed; the real providers must run in CI.");
        }

        var folder = FindFolder();
        Install(folder);
        var start = new ProcessStartInfo(node, "providers.mjs") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        return new ProviderProcess(Process.Start(start) ?? throw new InvalidOperationException("node did not start"));
    }

    public void Open(string id, TestServer server, string canvas, string person = "ada", string role = "editor", bool wait = true) => Ask("open", new JsonObject
    {
        ["id"] = id,
        ["url"] = $"{server.SocketAddress}/canvases/{canvas}",
        ["params"] = new JsonObject { ["person"] = person, ["role"] = role },
        ["wait"] = wait,
    });

    public JsonNode? Run(string id, string script) => Ask("run", new JsonObject { ["id"] = id, ["script"] = script });

    public JsonNode? Until(string id, string script) => Ask("until", new JsonObject { ["id"] = id, ["script"] = script });

    public void Close(string id) => Ask("close", new JsonObject { ["id"] = id });

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(2000))
        {
            process.Kill();
        }

        process.Dispose();
    }

    private JsonNode? Ask(string name, JsonObject command)
    {
        command["name"] = name;
        process.StandardInput.WriteLine(command.ToJsonString());
        process.StandardInput.Flush();
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The node process ended.");
        var answer = JsonNode.Parse(line)!.AsObject();
        return answer.ContainsKey("ok") ? answer["ok"] : throw new InvalidOperationException($"providers: {answer["error"]}");
    }

    private static void Install(string folder)
    {
        lock (Installing)
        {
            if (Directory.Exists(Path.Combine(folder, "node_modules", "y-websocket")))
            {
                return;
            }

            using var npm = Process.Start(new ProcessStartInfo(Find("npm") ?? "npm", "ci --no-audit --no-fund --silent") { WorkingDirectory = folder })!;
            npm.WaitForExit();
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException("npm ci failed in " + folder);
            }
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "tests", "Canvases.Tests", "providers");
            if (File.Exists(Path.Combine(found, "providers.mjs")))
            {
                return found;
            }
        }

        throw new InvalidOperationException("tests/Canvases.Tests/providers was not found above the test assembly.");
    }
}
