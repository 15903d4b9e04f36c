using System.Diagnostics;

namespace Cadre.EndToEnd.Tests.Support;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Ended(int Exit, string Output, string Errors)
{
    public override string ToString() => $"exit {Exit}\n{Output}\n{Errors}";
}

internal static class Programs
{
    /// <summary>Runs a .NET program to its end.</summary>
    public static Task<Ended> RunAsync(string dll, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, TimeSpan limit) =>
        RunProgramAsync("dotnet", [dll, .. arguments], environment, limit);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Ended> RunProgramAsync(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, TimeSpan limit)
    {
        using var process = StartProgram(program, arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {limit}.\n{await output}\n{await errors}");
        }

        return new Ended(process.ExitCode, await output, await errors);
    }

    public static Process Start(string dll, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) => StartProgram("dotnet", [dll, .. arguments], environment);

    private static Process StartProgram(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        return process;
    }
}
