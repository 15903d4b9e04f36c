using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Cadre.Nodes.Tests.Support;

/// <summary>A node process with unmodified y-websocket providers. Skips where node is missing, except in CI.</summary>
internal sealed class YjsClients : IDisposable
{
    private readonly Process process;

    private YjsClients(Process process) => this.process = process;

    public static YjsClients Start()
    {
        var folder = FindFolder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "y-websocket")))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", "ci --no-audit --no-fund --silent") { WorkingDirectory = folder })!;
            npm.WaitForExit();
        }

        var start = new ProcessStartInfo("node", "providers.mjs") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        return new YjsClients(Process.Start(start)!);
    }

    public void Open(string id, ServerNode node, string canvas, string key)
    {
        Ask("open", Opening(id, node, canvas, key));
        Until(id, "return provider.synced");
    }

    private static JsonObject Opening(string id, ServerNode node, string canvas, string key) => new()
    {
        ["wait"] = false,
        ["id"] = id,
        ["url"] = node.Address.ToString().Replace("http://", "ws://", StringComparison.Ordinal) + $"api/v1/canvases/{canvas}",
        ["headers"] = new JsonObject { ["Authorization"] = $"Bearer {key}" },
    };

    public JsonNode? Run(string id, string script) => Ask("run", new JsonObject { ["id"] = id, ["script"] = script });

    public JsonNode? Until(string id, string script) => Ask("until", new JsonObject { ["id"] = id, ["script"] = script, ["ms"] = 30000 });

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
        var answer = JsonNode.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The node process ended."))!.AsObject();
        return answer.ContainsKey("ok") ? answer["ok"] : throw new InvalidOperationException($"providers: {answer["error"]}");
    }

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
