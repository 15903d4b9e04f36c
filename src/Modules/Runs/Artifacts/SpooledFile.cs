using System.Buffers;
using System.Security.Cryptography;

namespace Cadre.Runs.Artifacts;

/// <summary>Bytes on their way to their place: a temporary file, flushed to disk, with its hash. Disposing removes it.</summary>
internal sealed class SpooledFile : IDisposable
{
    private const int BufferSize = 128 << 10;

    private SpooledFile(string path, string hash, long size)
    {
        Path = path;
        Hash = hash;
        Size = size;
    }

    public string Path { get; }

    public string Hash { get; }

    public long Size { get; }

    /// <summary>Writes a stream to a new file while hashing; null when it is longer than <paramref name="maxBytes"/>. Memory stays at one buffer.</summary>
    public static async Task<SpooledFile?> WriteAsync(string path, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var keep = false;
        try
        {
            var written = await CopyAsync(path, content, maxBytes, cancellationToken);
            keep = written is not null;
            return written is { } bytes ? new SpooledFile(path, bytes.Hash, bytes.Size) : null;
        }
        finally
        {
            if (!keep)
            {
                File.Delete(path);
            }
        }
    }

    public void Dispose() => File.Delete(Path);

    private static async Task<(string Hash, long Size)?> CopyAsync(string path, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
            var size = 0L;
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                size += read;
                if (size > maxBytes)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            file.Flush(flushToDisk: true);
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
