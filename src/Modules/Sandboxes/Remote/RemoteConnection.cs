using System.Globalization;

namespace Cadre.Sandboxes.Remote;

/// <summary>
/// A connection to a port inside a remote sandbox, as calls: bytes with their position both ways, so that a repeated call loses and repeats nothing. Asking from a position
/// says that everything before it has arrived. Disposing ends it.
/// </summary>
internal sealed class RemoteConnection(RemoteClient client, string path) : Stream
{
    private const int WaitMilliseconds = 20_000;
    private readonly RemoteUpload upload = new(client, $"{path}/data");
    private readonly CancellationTokenSource closing = new();
    private ReadOnlyMemory<byte> pending;
    private long offset;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing.Token, cancellationToken);
        while (pending.IsEmpty && !ended)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}/data?offset={offset}&wait={WaitMilliseconds}");
            var asked = await client.AskAsync(HttpMethod.Get, place, null, RemoteJson.Default.RemoteData, either.Token);
            if (!asked.IsOk)
            {
                throw new IOException(asked.Error.Message);
            }

            pending = asked.Value.Data;
            offset += pending.Length;
            ended = asked.Value.End && pending.IsEmpty;
        }

        var count = Math.Min(buffer.Length, pending.Length);
        pending[..count].CopyTo(buffer);
        pending = pending[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => upload.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => upload.WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count), closing.Token).AsTask().GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count), closing.Token).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await EndAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ = EndAsync(); // Nobody waits for the provider to have heard it.
        }

        base.Dispose(disposing);
    }

    private async Task EndAsync()
    {
        if (!closing.IsCancellationRequested)
        {
            await closing.CancelAsync();
            _ = await client.TellAsync(HttpMethod.Delete, path, null, CancellationToken.None); // One that has ended needs no end.
        }
    }
}
