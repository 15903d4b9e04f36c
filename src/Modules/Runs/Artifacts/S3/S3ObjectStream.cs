using Amazon.S3;
using Amazon.S3.Model;

namespace Cadre.Runs.Artifacts.S3;

/// <summary>An object read by ranges: seeking drops the answer that is open; the next read asks from there on.</summary>
internal sealed class S3ObjectStream(IAmazonS3 client, string bucket, string key, long size) : Stream
{
    private GetObjectResponse? answer;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= size || buffer.IsEmpty)
        {
            return 0;
        }

        answer ??= await client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key, ByteRange = new ByteRange(position, size - 1) }, cancellationToken);
        var count = await answer.ResponseStream.ReadAsync(buffer, cancellationToken);
        position += count;
        return count > 0 ? count : throw new EndOfStreamException($"The storage ended '{key}' at {position} of {size} bytes.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => position + offset, _ => size + offset };
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        if (target != position)
        {
            Drop();
            position = target;
        }

        return position;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Drop();
        }

        base.Dispose(disposing);
    }

    private void Drop()
    {
        answer?.Dispose();
        answer = null;
    }
}
