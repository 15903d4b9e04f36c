using System.Text.Unicode;

namespace Cadre.Crdt;

/// <summary>
/// Characters shared by many <see cref="TextContent"/> slices. Slices own disjoint ranges;
/// what lies past <see cref="Used"/> belongs to nobody yet.
/// </summary>
internal sealed class TextBuffer(int capacity)
{
    public char[] Chars { get; } = new char[capacity];

    public int Used { get; set; }

    public int Free => Chars.Length - Used;

    public TextContent Append(ReadOnlySpan<char> text)
    {
        var start = Used;
        text.CopyTo(Chars.AsSpan(start));
        Used += text.Length;
        return new TextContent(this, start, text.Length);
    }

    /// <summary>Decodes UTF-8 into this buffer; null when it is not UTF-8.</summary>
    public TextContent? Decode(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.ToUtf16(utf8, Chars.AsSpan(Used), out _, out var written, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done) return null;
        var content = new TextContent(this, Used, written);
        Used += written;
        return content;
    }
}
