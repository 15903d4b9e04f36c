using System.Diagnostics;
using System.Globalization;
using Cadre.Postgres;

namespace Cadre.Runs.Bench;

/// <summary>A node in a process of its own, to be given work and to be killed.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process process;

    private NodeProcess(Process process) => this.process = process;

    public static async Task<NodeProcess> StartAsync(DatabaseOptions options, string home)
    {
        string[] arguments = ["exec", typeof(NodeProcess).Assembly.Location, "node", options.Host, options.Port.ToString(CultureInfo.InvariantCulture), options.Name, home];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var node = new NodeProcess(process);
        await node.AnswerAsync();
        return node;
    }

    /// <summary>Tells it to do something; the answer comes when it is done.</summary>
    public async Task<string> TellAsync(string command)
    {
        await process.StandardInput.WriteLineAsync(command);
        await process.StandardInput.FlushAsync();
        return await AnswerAsync();
    }

    /// <summary>Processor seconds so far.</summary>
    public double Seconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>kill -9; answers the moment.</summary>
    public long Kill()
    {
        var moment = Stopwatch.GetTimestamp();
        process.Kill();
        return moment;
    }

    /// <summary>kill -STOP: it is there and does nothing, as when its host or network is gone.</summary>
    public async Task<long> SuspendAsync()
    {
        var moment = Stopwatch.GetTimestamp();
        using var stop = Process.Start("kill", ["-STOP", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await stop.WaitForExitAsync();
        return moment;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<string> AnswerAsync() => await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The node has ended.");
}
