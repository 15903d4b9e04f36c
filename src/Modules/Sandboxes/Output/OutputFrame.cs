namespace Cadre.Sandboxes.Output;

/// <summary>Consecutive bytes of one stream: in memory, or in the overflow file.</summary>
internal sealed class OutputFrame(OutputKind kind, long start, byte[]? memory, long fileOffset)
{
    public OutputKind Kind { get; } = kind;

    /// <summary>Cursor of the first byte.</summary>
    public long Start { get; } = start;

    /// <summary>The bytes; null when they are in the file at <see cref="FileOffset"/>. Longer than <see cref="Length"/> while it grows.</summary>
    public byte[]? Memory { get; private set; } = memory;

    public long FileOffset { get; } = fileOffset;

    public int Length { get; private set; }

    public long End => Start + Length;

    /// <summary>Adds bytes that are stored already (file) or are copied now (memory).</summary>
    public void Grow(ReadOnlySpan<byte> bytes)
    {
        if (Memory is { } memory)
        {
            if (memory.Length < Length + bytes.Length)
            {
                Array.Resize(ref memory, Math.Max(Length + bytes.Length, memory.Length * 2));
                Memory = memory;
            }

            bytes.CopyTo(memory.AsSpan(Length));
        }

        Length += bytes.Length;
    }
}
