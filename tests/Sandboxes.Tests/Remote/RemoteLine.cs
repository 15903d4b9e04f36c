using Cadre.Sandboxes.Remote;

namespace Cadre.Sandboxes.Tests.Remote;

/// <summary>The server's side of a connection: keeps what was read until the caller asks from a later position.</summary>
internal sealed class RemoteLine : IAsyncDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private readonly SemaphoreSlim arrived = new(0);
    private readonly Lock gate = new();
    private readonly List<byte> kept = [];
    private readonly Stream stream;
    private readonly Task reading;
    private long start;
    private long written;
    private bool ended;

    public RemoteLine(Stream stream)
    {
        this.stream = stream;
        reading = ReadOnAsync();
    }

    public async Task<RemoteData> ReadAsync(long offset, int wait, CancellationToken cancellationToken)
    {
        if (Take(offset) is { } there)
        {
            return there;
        }

        await arrived.WaitAsync(wait, cancellationToken);
        return Take(offset) ?? new RemoteData([], false);
    }

    public async Task WriteAsync(long offset, Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, cancellationToken);
        await one.WaitAsync(cancellationToken);
        try
        {
            var known = (int)Math.Min(bytes.Length, Math.Max(0, written - offset));
            await stream.WriteAsync(bytes.ToArray().AsMemory(known), cancellationToken);
            written = Math.Max(written, offset + bytes.Length);
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        await reading;
        one.Dispose();
    }

    private RemoteData? Take(long offset)
    {
        lock (gate)
        {
            var said = (int)Math.Min(kept.Count, Math.Max(0, offset - start));
            kept.RemoveRange(0, said);
            start += said;
            return kept.Count > 0 || ended ? new RemoteData([.. kept], ended) : null;
        }
    }

    private async Task ReadOnAsync()
    {
        var buffer = new byte[32 * 1024];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer)) > 0)
            {
                lock (gate)
                {
                    kept.AddRange(buffer.AsSpan(0, read));
                }

                arrived.Release();
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            lock (gate)
            {
                ended = true;
            }
        }

        lock (gate)
        {
            ended = true;
        }

        arrived.Release();
    }
}
