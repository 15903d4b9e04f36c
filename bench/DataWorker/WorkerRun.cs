using System.Diagnostics;
using System.Globalization;

namespace Cadre.Bench.DataWorker;

/// <summary>Starts the worker as the platform does and measures time and memory of the process.</summary>
internal static class WorkerRun
{
    private const int Runs = 3;

    internal static string Measure(string worker, string library, string folder, string name, string request)
    {
        var runs = Enumerable.Range(0, Runs).Select(_ => Once(worker, library, folder, request)).OrderBy(r => r.Wall).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {runs[Runs / 2].Wall:0.00} ({runs[0].Wall:0.00}) | {runs.Min(r => r.Cpu):0.00} | {runs.Max(r => r.PeakMb):0} | {runs.Max(r => r.Exit)} |");
    }

    private static (double Wall, double Cpu, double PeakMb, int Exit) Once(string worker, string library, string folder, string request)
    {
        var start = new ProcessStartInfo("dotnet", [worker]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["CADRE_DUCKDB"] = library;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardInput.Write(request);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        double peak = 0, cpu = 0;
        while (!process.WaitForExit(5))
        {
            peak = Math.Max(peak, PeakMb(process.Id));
            cpu = Math.Max(cpu, CpuSeconds(process));
        }
        process.WaitForExit();
        _ = output.Result;
        return (clock.Elapsed.TotalSeconds, cpu, peak, process.ExitCode);
    }

    private static double CpuSeconds(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
        catch (InvalidOperationException)
        {
            return 0; // It ended between the two looks.
        }
    }

    /// <summary>High-water mark of resident memory, from the kernel.</summary>
    private static double PeakMb(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.AsSpan(6).Trim().ToString().Split(' ')[0], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // It ended between the two looks.
        }
    }
}
