using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cadre.Server.Tests;

/// <summary>The reference MCP server with every feature, which this project did not write, behind an address of this machine.</summary>
internal sealed class EverythingServer : IAsyncDisposable
{
    private readonly Process process;

    private EverythingServer(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}/mcp";

    /// <summary>Starts it; null when it is not installed here.</summary>
    public static async Task<EverythingServer?> StartAsync()
    {
        if (FindProgram() is not { } program)
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", "tests/McpServer is not installed: npm install --no-save --prefix tests/McpServer");
            return null;
        }

        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var start = new ProcessStartInfo("node", [program, "streamableHttp"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        var server = new EverythingServer(Process.Start(start)!, port);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        await server.UntilListeningAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task UntilListeningAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port, limit.Token);
                return;
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(50, limit.Token); // it is still starting
            }
        }
    }

    private static string? FindProgram() => Find("node_modules", "@modelcontextprotocol", "server-everything", "dist", "index.js");

    /// <summary>The program that uses Cadre by the official client; null when that is not installed here.</summary>
    public static string? FindClient() => Find("node_modules", "@modelcontextprotocol", "sdk", "package.json") is null ? null : Find("client.mjs");

    private static string? Find(params string[] below)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = Path.Combine([folder.FullName, "McpServer", .. below]);
            if (File.Exists(program))
            {
                return program;
            }
        }

        return null;
    }
}
