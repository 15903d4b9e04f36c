using System.Diagnostics;
using Cadre.Sandboxes.Remote;

namespace Cadre.Sandboxes.Tests.Remote;

/// <summary>A program as the remote protocol serves it.</summary>
internal sealed class RemoteServed(ISandboxProcess process, ISandboxTerminal? terminal) : IDisposable
{
    private const int MaxAnswer = 1 << 20;
    private readonly SemaphoreSlim writing = new(1);
    private long written;

    public ISandboxProcess Process => process;

    public ISandboxTerminal? Terminal => terminal;

    public void Dispose() => writing.Dispose();

    /// <summary>What there is from a position on; waits for more when there is nothing yet.</summary>
    public async Task<RemoteOutput> ReadAsync(long cursor, int wait, CancellationToken cancellationToken)
    {
        if (cursor == long.MaxValue)
        {
            await Task.WhenAny(process.Completion, Task.Delay(wait, cancellationToken));
            return new RemoteOutput([], process.Completion.IsCompletedSuccessfully ? await process.Completion : null);
        }

        var chunks = new List<RemoteChunk>();
        var bytes = 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(wait);
        var clock = Stopwatch.StartNew();
        try
        {
            await foreach (var chunk in process.OutputAsync(cursor, patience.Token))
            {
                if (chunk.Kind == OutputKind.Exit)
                {
                    return new RemoteOutput(chunks, chunk.Exit);
                }

                chunks.Add(new RemoteChunk(chunk.Kind, chunk.Cursor, chunk.Data.ToArray()));
                bytes += chunk.Data.Length;
                patience.CancelAfter(5); // What is there goes at once.
                if (bytes > MaxAnswer || clock.ElapsedMilliseconds > wait)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RemoteOutput(chunks, null);
        }

        return new RemoteOutput(chunks, null);
    }

    /// <summary>Takes bytes at a position: those that came before are left out.</summary>
    public async Task WriteAsync(long offset, bool end, Stream body, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await body.CopyToAsync(content, cancellationToken);
        await writing.WaitAsync(cancellationToken);
        try
        {
            var skip = (int)Math.Min(written - offset, content.Length);
            var rest = content.ToArray().AsMemory(skip);
            await process.Stdin!.WriteAsync(rest, cancellationToken);
            written += rest.Length;
            if (end)
            {
                await process.Stdin.DisposeAsync();
            }
        }
        finally
        {
            writing.Release();
        }
    }
}
