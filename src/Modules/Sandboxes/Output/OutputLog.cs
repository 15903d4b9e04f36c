using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Cadre.Sandboxes.Output;

/// <summary>
/// Everything a program wrote, both streams in the order read, for any number of readers at any position. The first bytes stay in memory (live cap), the rest
/// goes to an unlinked file (so that nothing is left behind) up to the limit.
/// </summary>
internal sealed class OutputLog(long liveCap, long limit, string spoolFolder, Func<string> newName, long window = 0) : IDisposable
{
    private const int MaxFrame = 64 * 1024;
    private const int FrameCost = 64; // Charged per frame, so that alternating single bytes cannot outgrow the cap.
    private readonly Lock gate = new();
    private readonly List<OutputFrame> frames = [];
    private TaskCompletionSource changed = NewSignal();
    private SafeFileHandle? spool;
    private SandboxExit? exit;
    private long charged;
    private long spooled;
    private long read;
    private bool truncated;
    private Action? resume;

    /// <summary>Bytes taken so far.</summary>
    public long Length { get; private set; }

    /// <summary>Adds bytes; false when the limit is reached (what is over it is dropped).</summary>
    public bool Append(OutputKind kind, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var room = (int)Math.Min(bytes.Length, Math.Max(0, limit - Length));
            if (room > 0 && !truncated)
            {
                Store(kind, bytes[..room]);
            }

            truncated |= room < bytes.Length || charged > limit + liveCap;
            Signal();
            return !truncated;
        }
    }

    /// <summary>Whether the writer should wait for its readers: with a window, once more than that is unread. <paramref name="whenRead"/> is then called when it is read.</summary>
    public bool TryPause(Action whenRead)
    {
        lock (gate)
        {
            var full = window > 0 && exit is null && Length - read >= window;
            resume = full ? whenRead : null;
            return full;
        }
    }

    /// <summary>Ends the log.</summary>
    public void Complete(SandboxExit result)
    {
        lock (gate)
        {
            exit = result;
            Signal();
        }
    }

    /// <summary>Reads from a position on, waiting for more, until the end.</summary>
    public async IAsyncEnumerable<OutputChunk> ReadAsync(long cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (chunk, wait, go) = Next(cursor);
            go?.Invoke(); // Outside of the lock: the writer takes its own first.
            if (chunk is null)
            {
                await wait.WaitAsync(cancellationToken);
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            cursor = chunk.Cursor;
            yield return chunk;
            if (chunk.Kind == OutputKind.Truncated)
            {
                yield return await EndAsync(cursor, cancellationToken);
                yield break;
            }

            if (chunk.Kind == OutputKind.Exit)
            {
                yield break;
            }
        }
    }

    public void Dispose() => spool?.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        var old = changed;
        changed = NewSignal();
        old.SetResult();
    }

    private void Store(OutputKind kind, ReadOnlySpan<byte> bytes)
    {
        var live = charged + bytes.Length <= liveCap;
        if (!live)
        {
            spool ??= OpenSpool();
            RandomAccess.Write(spool, bytes, spooled);
        }

        var last = frames.Count > 0 ? frames[^1] : null;
        if (last is null || last.Kind != kind || last.Memory is not null != live || last.Length + bytes.Length > MaxFrame)
        {
            last = new OutputFrame(kind, Length, live ? new byte[bytes.Length] : null, spooled);
            frames.Add(last);
            charged += FrameCost;
        }

        last.Grow(bytes);
        charged += bytes.Length;
        spooled += live ? 0 : bytes.Length;
        Length += bytes.Length;
    }

    private SafeFileHandle OpenSpool()
    {
        var path = Path.Combine(spoolFolder, newName());
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        File.Delete(path);
        return handle;
    }

    private (OutputChunk? Chunk, Task Wait, Action? Resume) Next(long cursor)
    {
        lock (gate)
        {
            read = Math.Max(read, Math.Min(cursor, Length));
            var go = Length - read < window ? resume : null;
            resume = go is null ? resume : null;

            if (cursor < Length && Find(cursor) is { } frame)
            {
                return (Slice(frame, (int)(cursor - frame.Start)), Task.CompletedTask, go);
            }

            if (truncated)
            {
                return (new OutputChunk(OutputKind.Truncated, Length, default), Task.CompletedTask, go);
            }

            return (exit is null ? null : new OutputChunk(OutputKind.Exit, Length, default, exit), changed.Task, go);
        }
    }

    private async Task<OutputChunk> EndAsync(long cursor, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (exit is not null)
                {
                    return new OutputChunk(OutputKind.Exit, cursor, default, exit);
                }

                wait = changed.Task;
            }

            await wait.WaitAsync(cancellationToken);
        }
    }

    private OutputChunk Slice(OutputFrame frame, int from)
    {
        var data = new byte[frame.Length - from];
        if (frame.Memory is { } memory)
        {
            memory.AsSpan(from, data.Length).CopyTo(data);
        }
        else
        {
            _ = RandomAccess.Read(spool!, data, frame.FileOffset + from); // A frame without memory was written to the spool.
        }

        return new OutputChunk(frame.Kind, frame.End, data);
    }

    private OutputFrame? Find(long cursor)
    {
        var low = 0;
        var high = frames.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = frames[middle].Start <= cursor ? (middle, high) : (low, middle - 1);
        }

        return frames.Count == 0 ? null : frames[low];
    }
}
