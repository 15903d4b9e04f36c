using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Cadre.EndToEnd.Tests.Support;

/// <summary>A whole Cadre in a home of its own: server, private PostgreSQL, command line.</summary>
internal sealed class RunningCadre : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private readonly StringBuilder log = new();
    private readonly HttpClient api = new();
    private Process server = null!;
    private string? key;

    private RunningCadre(string home) => Home = home;

    public string Home { get; }

    public int Port { get; private set; }

    public Uri Url => new($"http://127.0.0.1:{Port}");

    public string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    private Dictionary<string, string> Environment => new() { ["CADRE_HOME"] = Home, ["CADRE_URL"] = "", ["CADRE_API_KEY"] = "" };

    public static async Task<RunningCadre> StartAsync()
    {
        var cadre = new RunningCadre(Directory.CreateTempSubdirectory("cadre-e2e-").FullName);
        await cadre.StartServerAsync();
        return cadre;
    }

    /// <summary>Starts the server (again) on the same home; answers when it is healthy.</summary>
    public async Task StartServerAsync()
    {
        File.Delete(Path.Combine(Home, "server.json"));
        server = Programs.Start(Repository.Server, ["serve", "--home", Home, "--port", "0"], Environment);
        server.OutputDataReceived += (_, line) => Note(line.Data);
        server.ErrorDataReceived += (_, line) => Note(line.Data);
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        using var limit = new CancellationTokenSource(StartLimit);
        while (!await IsHealthyAsync(http))
        {
            if (server.HasExited || limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"Cadre did not start.\n{Log}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>kill -9 of the server alone; its database goes on.</summary>
    public async Task KillServerAsync()
    {
        server.Kill(entireProcessTree: false);
        await server.WaitForExitAsync();
    }

    public Task<Ended> CliAsync(params string[] arguments) => Programs.RunAsync(Repository.Cli, arguments, Environment, TimeSpan.FromMinutes(3));

    /// <summary>Runs <c>shell-on-a-terminal.py</c> around a command that opens a shell.</summary>
    public Task<Ended> ShellOnTerminalAsync(params string[] arguments) => Programs.RunProgramAsync(
        "python3", [Path.Combine(Repository.Root, "tests", "EndToEnd.Tests", "Support", "shell-on-a-terminal.py"), "dotnet", Repository.Cli, .. arguments], Environment, TimeSpan.FromMinutes(3));

    /// <summary>A command's JSON answer; the command must succeed.</summary>
    public async Task<JsonNode> JsonAsync(params string[] arguments)
    {
        var ended = await CliAsync([.. arguments, "--json"]);
        ended.Exit.ShouldBe(0, ended.ToString());
        return JsonNode.Parse(ended.Output.Trim().Split('\n')[^1])!;
    }

    /// <summary>An answer of the API, as the local command line gets it, without starting one.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        key ??= await OpenSessionAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, $"/api/v1/{path}"));
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await api.SendAsync(request);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }

    /// <summary>Posts to the API as the local command line does; the answer must be a success.</summary>
    public async Task<JsonNode> PostAsync(string path, JsonNode body)
    {
        key ??= await OpenSessionAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Url, $"/api/v1/{path}")) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await api.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)answer.StatusCode} {text}");
        return text.Length > 0 ? JsonNode.Parse(text)! : new JsonObject();
    }

    /// <summary>Puts a canvas up, runs it and waits for its end.</summary>
    public async Task<JsonNode> RunAsync(JsonNode canvas)
    {
        var id = (await PostAsync("canvases/import", canvas))["id"]!.DeepClone();
        var run = (await PostAsync("runs", new JsonObject { ["canvasId"] = id }))["runId"]!.GetValue<string>();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            var now = await GetAsync($"runs/{run}");
            if (now["status"]!.GetValue<string>() is "succeeded" or "failed" or "canceled")
            {
                return now;
            }

            await Task.Delay(60, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await stop.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            await server.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            server.Kill(entireProcessTree: true);
        }

        server.Dispose();
        api.Dispose();
        Remove(Home);
    }

    private async Task<string> OpenSessionAsync()
    {
        var proof = new JsonObject { ["proof"] = (await File.ReadAllTextAsync(Path.Combine(Home, "cli.key"))).Trim() };
        using var content = new StringContent(proof.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await api.PostAsync(new Uri(Url, "/api/v1/local-sessions"), content);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["key"]!.GetValue<string>();
    }

    private static void Remove(string home)
    {
        var cluster = new DirectoryInfo(Path.Combine(home, "postgres"));
        if (cluster.LinkTarget is { } target && target.StartsWith("/var/lib/cadre/", StringComparison.Ordinal) && Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.Delete(home, recursive: true);
    }

    private async Task<bool> IsHealthyAsync(HttpClient http)
    {
        var file = Path.Combine(Home, "server.json");
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            Port = JsonNode.Parse(await File.ReadAllTextAsync(file))!["port"]!.GetValue<int>();
            using var answer = await http.GetAsync(new Uri(Url, "/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        lock (log)
        {
            log.AppendLine(line);
        }
    }
}
