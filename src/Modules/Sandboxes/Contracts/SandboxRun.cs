using System.Text;
using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>A finished program with the beginning of its output.</summary>
/// <param name="Exit">How it ended.</param>
/// <param name="Stdout">The first bytes of standard output.</param>
/// <param name="Stderr">The first bytes of standard error.</param>
/// <param name="Complete">Whether that is all it wrote.</param>
public sealed record SandboxRun(SandboxExit Exit, byte[] Stdout, byte[] Stderr, bool Complete)
{
    /// <summary>Standard output as text; broken characters are replaced.</summary>
    public string StdoutText => Encoding.UTF8.GetString(Stdout);

    /// <summary>Standard error as text; broken characters are replaced.</summary>
    public string StderrText => Encoding.UTF8.GetString(Stderr);
}

/// <summary>The common ways to use a sandbox.</summary>
public static class SandboxRunning
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="sandbox">Where.</param>
    /// <param name="argv">The program and its arguments.</param>
    /// <param name="options">Folder, variables, limits.</param>
    /// <param name="stdin">Its whole standard input.</param>
    /// <param name="maxBytes">How much of each stream is kept.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    public static async Task<Result<SandboxRun>> RunAsync(this ISandbox sandbox, IReadOnlyList<string> argv, ExecOptions options, ReadOnlyMemory<byte> stdin, int maxBytes, CancellationToken cancellationToken)
    {
        var started = await sandbox.ExecAsync(argv, options with { KeepStdinOpen = !stdin.IsEmpty }, cancellationToken);
        if (!started.IsOk)
        {
            return started.Error;
        }

        var feeding = FeedAsync(started.Value, stdin, cancellationToken);
        try
        {
            return await started.Value.CollectAsync(maxBytes, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await started.Value.KillAsync(CancellationToken.None);
            throw;
        }
        finally
        {
            await feeding;
        }
    }

    /// <summary>Waits for the end and keeps the first <paramref name="maxBytes"/> of each stream.</summary>
    public static async Task<SandboxRun> CollectAsync(this ISandboxProcess process, int maxBytes, CancellationToken cancellationToken)
    {
        using var stdout = new MemoryStream();
        using var stderr = new MemoryStream();
        var complete = true;
        await foreach (var chunk in process.OutputAsync(0, cancellationToken))
        {
            var target = chunk.Kind == OutputKind.Stderr ? stderr : stdout;
            var take = (int)Math.Min(chunk.Data.Length, maxBytes - target.Length);
            target.Write(chunk.Data.Span[..take]);
            complete &= take == chunk.Data.Length && chunk.Kind != OutputKind.Truncated;
        }

        return new SandboxRun(await process.Completion, stdout.ToArray(), stderr.ToArray(), complete);
    }

    private static async Task FeedAsync(ISandboxProcess process, ReadOnlyMemory<byte> stdin, CancellationToken cancellationToken)
    {
        if (process.Stdin is not { } input)
        {
            return;
        }

        await using (input)
        {
            // A program that ends without reading everything is no failure.
            var writing = input.WriteAsync(stdin, cancellationToken).AsTask();
            await Task.WhenAny(writing, process.Completion);
            _ = writing.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }
}
