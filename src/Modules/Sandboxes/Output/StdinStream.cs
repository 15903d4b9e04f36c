using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Output;

/// <summary>The writing end of a program's standard input or terminal. Waits while the program does not read.</summary>
internal sealed class StdinStream(Reactor reactor, Descriptor target, bool ownsTarget) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !target.IsClosed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var written = Descriptors.TryWrite(target, buffer.Span);
            if (written < 0)
            {
                await reactor.WritableAsync(target, cancellationToken);
                continue;
            }

            buffer = buffer[written..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && ownsTarget)
        {
            target.Dispose();
        }

        base.Dispose(disposing);
    }
}
