namespace Cadre.Canvases.Live.Clients;

/// <summary>
/// Messages on their way to one client, in order and bounded in bytes. A message leaves at once, on the thread that brings it, when none is before it: in a crowd, waking a loop for each client would cost
/// as much as the sending itself.
/// </summary>
internal sealed class OutgoingQueue(int maxBytes, Func<byte[], ValueTask> send)
{
    private readonly Lock gate = new();
    private readonly Queue<byte[]> waiting = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long bytes;
    private bool sending;
    private bool complete;

    /// <summary>Ends when the queue is complete and everything in it is sent; fails when sending does.</summary>
    public Task Ended => ended.Task;

    /// <summary>False when the client is too far behind; nothing was queued then. A complete queue takes nothing more.</summary>
    public bool TryAdd(byte[] message) => TryAdd(message, []);

    /// <summary>The same for messages that belong together.</summary>
    public bool TryAdd(byte[] first, IReadOnlyList<byte[]> rest)
    {
        lock (gate)
        {
            // What belongs together may be larger than the bound (the first sync of a large document), a backlog may not.
            if (bytes > maxBytes)
            {
                return false;
            }

            if (complete)
            {
                return true;
            }

            var busy = sending;
            if (busy)
            {
                waiting.Enqueue(first);
            }

            bytes += first.Length;
            for (var i = 0; i < rest.Count; i++)
            {
                waiting.Enqueue(rest[i]);
                bytes += rest[i].Length;
            }

            if (busy)
            {
                return true;
            }

            sending = true;
        }

        _ = SendAllAsync(first);
        return true;
    }

    /// <summary>Nothing more comes; what is queued is still sent.</summary>
    public void Complete()
    {
        lock (gate)
        {
            complete = true;
            if (!sending)
            {
                ended.TrySetResult();
            }
        }
    }

    private async Task SendAllAsync(byte[] first)
    {
        try
        {
            for (var message = first; message is not null; message = Next(message))
            {
                await send(message);
            }
        }
        catch (Exception failure)
        {
            ended.TrySetException(failure); // whoever waits for the end hears of it; until then messages pile up to their bound
        }
    }

    private byte[]? Next(byte[] sent)
    {
        lock (gate)
        {
            bytes -= sent.Length;
            if (waiting.TryDequeue(out var next))
            {
                return next;
            }

            sending = false;
            if (complete)
            {
                ended.TrySetResult();
            }

            return null;
        }
    }
}
