using System.Collections.Concurrent;
using System.Diagnostics;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Tests.Chaos;

/// <summary>A node in a process of its own, to be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;

    public HostProcess(DatabaseOptions database, string home, Guid workspace, int clients, string ledger, ConcurrentBag<RunId> acknowledged)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Cadre.Runs.Host.dll");
        process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, database.Host, database.Name, home, workspace.ToString(), clients.ToString(System.Globalization.CultureInfo.InvariantCulture), ledger])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("ack ", StringComparison.Ordinal) == true && RunId.TryParse(line.Data[4..], out var run))
            {
                acknowledged.Add(run);
            }
        };
        process.BeginOutputReadLine();
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}
