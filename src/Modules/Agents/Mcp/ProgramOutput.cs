using System.IO.Pipelines;
using System.Text;
using Cadre.Sandboxes;

namespace Cadre.Agents.Mcp;

/// <summary>A program's standard output as a stream; the end of what it printed as errors beside.</summary>
internal sealed class ProgramOutput : IAsyncDisposable
{
    private const int KeptErrors = 4000;
    private readonly Pipe pipe = new();
    private readonly StringBuilder errors = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task pumping;

    public ProgramOutput(ISandboxProcess process)
    {
        Stream = pipe.Reader.AsStream();
        pumping = PumpAsync(process);
    }

    /// <summary>What it prints.</summary>
    public Stream Stream { get; }

    /// <summary>What it printed as errors last.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await pumping;
        stop.Dispose();
        await Stream.DisposeAsync();
    }

    private async Task PumpAsync(ISandboxProcess process)
    {
        try
        {
            await foreach (var chunk in process.OutputAsync(0, stop.Token))
            {
                if (chunk.Kind == OutputKind.Stderr)
                {
                    Note(Encoding.UTF8.GetString(chunk.Data.Span));
                }
                else if (chunk.Kind == OutputKind.Stdout && (await pipe.Writer.WriteAsync(chunk.Data, stop.Token)).IsCompleted)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return; // nobody listens any more
        }
        finally
        {
            await pipe.Writer.CompleteAsync();
        }
    }

    private void Note(string text)
    {
        lock (errors)
        {
            errors.Append(text);
            if (errors.Length > KeptErrors)
            {
                errors.Remove(0, errors.Length - KeptErrors);
            }
        }
    }
}
