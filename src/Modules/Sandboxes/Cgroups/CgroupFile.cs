using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Cadre.Sandboxes.Cgroups;

/// <summary>A small file of a control group that is read again and again while a program runs: opened at the first reading, then only read.</summary>
internal sealed class CgroupFile(string folder, string name) : IDisposable
{
    private const int LongestFile = 4096;

    // What fails once (too many files are open) is tried again at the next look: a program that could not be looked at for ever would have no limits.
    private readonly Lazy<SafeFileHandle?> handle = new(
        () =>
        {
            var path = Path.Combine(folder, name);
            return File.Exists(path) ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite) : null;
        },
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The number that the file holds; 0 when the file is not there (older kernels lack some).</summary>
    public long Number()
    {
        Span<byte> buffer = stackalloc byte[LongestFile];
        return Parse(Read(buffer));
    }

    /// <summary>The number behind a key in a file of <c>key number</c> lines; 0 when it is not there.</summary>
    public long Field(ReadOnlySpan<byte> key)
    {
        Span<byte> buffer = stackalloc byte[LongestFile];
        var text = Read(buffer);
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.StartsWith(key) && line.Length > key.Length && line[key.Length] == ' ')
            {
                return Parse(line[(key.Length + 1)..]);
            }
        }

        return 0;
    }

    public void Dispose()
    {
        if (handle.IsValueCreated)
        {
            handle.Value?.Dispose();
        }
    }

    /// <summary>A number that fills its place begins with digits; a word (<c>max</c>) counts as 0.</summary>
    private static long Parse(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long value, out _) ? value : 0;

    private ReadOnlySpan<byte> Read(Span<byte> buffer) => handle.Value is { } open ? buffer[..RandomAccess.Read(open, buffer, 0)] : default;
}
