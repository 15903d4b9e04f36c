using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Cadre.Api.Bench;

/// <summary>A server started with a home of its own.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private readonly string home;
    private readonly Process process;

    private MeasuredServer(string home, Process process, Uri address)
    {
        this.home = home;
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public string Proof => File.ReadAllText(Path.Combine(home, "cli.key")).Trim();

    /// <summary>Resident memory of the server's process in megabytes, without PostgreSQL.</summary>
    public double Memory => Field("VmRSS:") / 1024.0;

    /// <summary>Processor seconds of the server's process so far.</summary>
    public double Seconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Processor time of generator, server and its PostgreSQL so far.</summary>
    public ProcessorTime Times()
    {
        var data = Directory.ResolveLinkTarget(Path.Combine(home, "postgres"), returnFinalTarget: true)?.FullName ?? Path.Combine(home, "postgres");
        var postmaster = Directory.EnumerateFiles(data, "postmaster.pid", SearchOption.AllDirectories).First();
        return ProcessorTime.Read(process.Id, int.Parse(File.ReadLines(postmaster).First(), CultureInfo.InvariantCulture));
    }

    public static async Task<MeasuredServer> StartAsync(string dll, CancellationToken cancellationToken)
    {
        var home = Directory.CreateTempSubdirectory("cadre-bench-").FullName;
        var start = new ProcessStartInfo("dotnet", [dll, "serve", "--home", home, "--port", "0"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment.Remove("CADRE_DATABASE");
        OneThread.KeepFrom(start);
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var file = Path.Combine(home, "server.json");
        while (!File.Exists(file))
        {
            await Task.Delay(50, cancellationToken);
        }

        await Task.Delay(200, cancellationToken);
        var port = JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken))!["port"]!.GetValue<int>();
        return new(home, process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await stop.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        foreach (var name in new[] { "postgres", "sandboxes" })
        {
            if (Directory.ResolveLinkTarget(Path.Combine(home, name), returnFinalTarget: true) is { } outside)
            {
                Directory.Delete(outside.FullName, recursive: true);
            }
        }

        Directory.Delete(home, recursive: true);
    }

    private long Field(string name) =>
        long.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
