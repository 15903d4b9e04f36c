using System.Diagnostics;
using System.Net;

namespace Cadre.Server.Tests;

/// <summary>A server of its own process and home, with a PostgreSQL of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly string home;
    private Process process;

    private ServerProcess(string home, Process process, string line)
    {
        this.home = home;
        this.process = process;
        Line = line;
    }

    /// <summary>What it printed: its address, with the setup token while there is no owner.</summary>
    public string Line { get; private set; }

    public Uri Address => new(new Uri(Line).GetLeftPart(UriPartial.Authority));

    public string Home => home;

    public static async Task<ServerProcess> StartAsync()
    {
        var home = Path.Combine(Directory.CreateTempSubdirectory("cadre-server-").FullName, "home");
        var process = Launch(home);
        return new(home, process, await FirstLineAsync(process));
    }

    public async Task RestartAsync()
    {
        process.Dispose();
        process = Launch(home);
        Line = await FirstLineAsync(process);
    }

    public HttpClient NewClient()
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = Address };
        http.DefaultRequestHeaders.Add("Cadre-Csrf", "1");
        return http;
    }

    /// <summary>kill -9: nothing is cleaned up, PostgreSQL goes on.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; answers the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public string PostgresFolder => Directory.ResolveLinkTarget(Path.Combine(home, "postgres"), true)?.FullName ?? Path.Combine(home, "postgres");

    public bool IsClusterUp => File.Exists(Path.Combine(PostgresFolder, "data", "postmaster.pid"));

    /// <summary>Runs a command of the executable; answers its exit code and output.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(string home, params string[] arguments)
    {
        using var command = Start([.. arguments, "--home", home]);
        var output = command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, await output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await TerminateAsync();
        }

        process.Dispose();
        if (IsClusterUp)
        {
            await RestartAsync(); // a test left the cluster behind: take it over and stop it
            await TerminateAsync();
        }

        foreach (var name in new[] { "postgres", "sandboxes" })
        {
            if (Directory.ResolveLinkTarget(Path.Combine(home, name), true) is { } outside)
            {
                Directory.Delete(outside.FullName, recursive: true);
            }
        }

        Directory.Delete(Path.GetDirectoryName(home)!, recursive: true);
    }

    private static Process Launch(string home) => Start(["serve", "--port", "0", "--home", home]);

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Features.GetHealth).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment.Remove("CADRE_DATABASE");
        start.Environment.Remove("CADRE_HOME");
        return Process.Start(start)!;
    }

    private static async Task<string> FirstLineAsync(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(); // keeps the pipe empty
                return line;
            }
        }

        throw new InvalidOperationException("The server ended before it said where it is.");
    }
}
