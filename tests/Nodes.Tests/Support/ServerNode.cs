using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Cadre.Nodes.Tests.Support;

/// <summary>A real server process.</summary>
internal sealed class ServerNode : IAsyncDisposable
{
    private readonly Process process;

    private ServerNode(Process process, string line, string home)
    {
        this.process = process;
        (Line, Home) = (line, home);
        Address = new(new Uri(line).GetLeftPart(UriPartial.Authority));
    }

    /// <summary>What it printed: its address, with the setup token while there is no owner.</summary>
    public string Line { get; }

    public string Home { get; }

    public Uri Address { get; }

    public bool HasExited => process.HasExited;

    public static async Task<ServerNode> StartAsync(string home, string? database = null)
    {
        var process = Launch(home, database, "serve", "--port", "0");
        return new(process, await FirstLineAsync(process), home);
    }

    /// <summary>Runs a command of the executable; answers its exit code and all it said.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(string home, string? database, params string[] arguments)
    {
        using var command = Launch(home, database, arguments);
        var (output, errors) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync();
        return (command.ExitCode, await output + await errors);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits for the end; answers the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        return await EndAsync();
    }

    /// <summary>Waits for the end; answers the exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>A client with a key, or with cookies of its own.</summary>
    public NodeClient Client(string? key)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Add(key is null ? "Cadre-Csrf" : "Authorization", key is null ? "1" : $"Bearer {key}");
        return new(http);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await SignalAsync("CONT");
            await TerminateAsync();
        }

        process.Dispose();
    }

    private static Process Launch(string home, string? database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Cadre.Server.dll"), .. arguments, "--home", home])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Remove("CADRE_HOME");
        start.Environment.Remove("CADRE_DATABASE");
        if (database is not null)
        {
            start.Environment["CADRE_DATABASE"] = database;
        }

        return Process.Start(start)!;
    }

    private static async Task<string> FirstLineAsync(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (line.StartsWith("http://", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // keeps the pipes empty
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return line;
            }
        }

        throw new InvalidOperationException("The server ended before it said where it is: " + string.Join('\n', said) + await process.StandardError.ReadToEndAsync(limit.Token));
    }
}
