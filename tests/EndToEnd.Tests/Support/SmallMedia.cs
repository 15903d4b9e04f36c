using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cadre.EndToEnd.Tests.Support;

/// <summary>A picture and a recording that are real files.</summary>
internal static class SmallMedia
{
    /// <summary>A PNG of one colour (PNG specification: signature, IHDR, IDAT, IEND).</summary>
    public static byte[] Picture(int side, byte red, byte green, byte blue)
    {
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < side; row++)
            {
                packed.WriteByte(0);
                for (var column = 0; column < side; column++)
                {
                    packed.Write([red, green, blue]);
                }
            }
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, side);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), side);
        (head[8], head[9]) = (8, 2); // 8 bits a channel, red, green and blue
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", head), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A WAV of a tone, 8 kHz, 16 bits, one channel.</summary>
    public static byte[] Recording(double seconds)
    {
        var samples = (int)(seconds * 8000);
        var sound = new byte[44 + (samples * 2)];
        "RIFF"u8.CopyTo(sound);
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(4), sound.Length - 8);
        "WAVEfmt "u8.CopyTo(sound.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(16), 16);
        (sound[20], sound[22], sound[32], sound[34]) = (1, 1, 2, 16);
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(24), 8000);
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(28), 16000);
        "data"u8.CopyTo(sound.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(40), samples * 2);
        for (var i = 0; i < samples; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(44 + (i * 2)), (short)(9000 * Math.Sin(i * 0.35)));
        }

        return sound;
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Check(named));
        return chunk;
    }

    /// <summary>CRC-32 as PNG has it (polynomial 0xEDB88320, reflected).</summary>
    private static uint Check(byte[] bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (0xEDB88320u & (uint)-(int)(sum & 1));
            }
        }

        return ~sum;
    }
}
