using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Cadre.Workers.Data.Import;

/// <summary>What a pass over the bytes of a text file found.</summary>
internal sealed record TextFindings(Encoding Encoding, string EncodingName, bool Clean, long Nulls, long ControlBytes, long Length, long? FirstBadLine)
{
    /// <summary>More than one byte in a hundred can be in no text.</summary>
    internal bool IsBinary => ControlBytes + Nulls > Length / 100 && ControlBytes + Nulls > 4;
}

/// <summary>
/// Finds the encoding of a text file: byte order mark, then UTF-16 by the pattern of zero bytes, then valid UTF-8, then
/// damaged UTF-8 (when most of its non-ASCII is right), else Windows-1252.
/// </summary>
internal static class TextProbe
{
    private const int BlockSize = 1 << 20;

    internal static TextFindings Probe(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var buffer = ArrayPool<byte>.Shared.Rent(BlockSize + 4);
        try
        {
            var head = stream.ReadAtLeast(buffer.AsSpan(0, 4096), 4096, throwOnEndOfStream: false);
            if (Utf16(buffer.AsSpan(0, head)) is { } wide)
                return new TextFindings(wide, wide == Encoding.Unicode ? "UTF-16LE" : "UTF-16BE", Clean: false, 0, 0, stream.Length, null);
            stream.Position = 0;
            return Scan(stream, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Encoding? Utf16(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, ..]) return Encoding.Unicode;
        if (head is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode;
        if (head.Length < 4) return null;
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            if (head[i] == 0) even++;
            if (head[i + 1] == 0) odd++;
        }
        var pairs = head.Length / 2;
        if (odd > pairs * 0.7 && even < pairs * 0.05) return Encoding.Unicode;
        return even > pairs * 0.7 && odd < pairs * 0.05 ? Encoding.BigEndianUnicode : null;
    }

    private static TextFindings Scan(FileStream stream, byte[] buffer)
    {
        long nulls = 0, control = 0, good = 0, bad = 0, surrogates = 0, line = 1;
        long? firstBadLine = null;
        var carried = 0;
        while (true)
        {
            var read = stream.Read(buffer, carried, BlockSize - carried);
            var block = buffer.AsSpan(0, carried + read);
            if (block.Length == 0) break;
            var whole = read == 0 ? block.Length : CompleteLength(block);
            var text = block[..whole];
            nulls += text.Count((byte)0);
            if (!Utf8.IsValid(text)) CountSequences(text, line, ref good, ref bad, ref surrogates, ref firstBadLine);
            control += CountControls(text);
            line += text.Count((byte)'\n');
            carried = block.Length - whole;
            block[whole..].CopyTo(buffer);
            if (read == 0) break;
        }
        var utf8 = bad == 0 || surrogates > 0 || good >= bad;
        var encoding = utf8 ? Encoding.UTF8 : Encoding.GetEncoding(1252);
        return new TextFindings(encoding, utf8 ? "UTF-8" : "Windows-1252", bad == 0 && nulls == 0, nulls, control, stream.Length, firstBadLine);
    }

    /// <summary>Length without a sequence that the block's end cuts in two.</summary>
    private static int CompleteLength(ReadOnlySpan<byte> block)
    {
        for (var back = 1; back <= Math.Min(3, block.Length); back++)
        {
            var b = block[^back];
            if (b < 0x80) return block.Length;
            if (b >= 0xC0) return back < (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) ? block.Length - back : block.Length;
        }
        return block.Length;
    }

    private static void CountSequences(ReadOnlySpan<byte> text, long line, ref long good, ref long bad, ref long surrogates, ref long? firstBadLine)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] < 0x80)
            {
                if (text[i] == '\n') line++;
                i++;
                continue;
            }
            var status = Rune.DecodeFromUtf8(text[i..], out _, out var consumed);
            if (status == OperationStatus.Done)
            {
                good++;
            }
            else
            {
                bad++;
                firstBadLine ??= line;
                if (text[i] == 0xED && i + 1 < text.Length && text[i + 1] >= 0xA0) surrogates++;
            }
            i += Math.Max(1, consumed);
        }
    }

    private static long CountControls(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAnyInRange((byte)1, (byte)8) < 0 && text.IndexOfAnyInRange((byte)14, (byte)26) < 0) return 0;
        long count = 0;
        foreach (var b in text)
            if (b is (> 0 and < 9) or (> 13 and < 27)) count++;
        return count;
    }
}
