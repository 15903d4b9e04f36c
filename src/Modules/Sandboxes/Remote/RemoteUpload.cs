using System.Globalization;

namespace Cadre.Sandboxes.Remote;

/// <summary>Bytes to a program's standard input or to a connection, with their position, so that a repeated call writes nothing twice. Disposing closes it.</summary>
internal sealed class RemoteUpload(RemoteClient client, string place) : Stream
{
    private const int MaxPart = 256 * 1024;
    private readonly SemaphoreSlim one = new(1);
    private long offset;
    private bool closed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !closed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            while (!buffer.IsEmpty)
            {
                var part = buffer[..Math.Min(buffer.Length, MaxPart)];
                await SendAsync(part, end: false, cancellationToken);
                offset += part.Length;
                buffer = buffer[part.Length..];
            }
        }
        finally
        {
            one.Release();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask DisposeAsync()
    {
        if (!closed)
        {
            closed = true;
            _ = await client.TellAsync(HttpMethod.Post, Place(end: true), null, CancellationToken.None); // A program that has ended needs no end of input.
        }

        await base.DisposeAsync();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private string Place(bool end) => string.Create(CultureInfo.InvariantCulture, $"{place}?offset={offset}&end={(end ? "true" : "false")}");

    private async Task SendAsync(ReadOnlyMemory<byte> part, bool end, CancellationToken cancellationToken)
    {
        var sent = await client.TellAsync(HttpMethod.Post, Place(end), () => new ReadOnlyMemoryContent(part), cancellationToken);
        if (!sent.IsOk)
        {
            throw new IOException(sent.Error.Message);
        }
    }
}
