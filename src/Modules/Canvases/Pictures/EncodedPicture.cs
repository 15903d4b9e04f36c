using System.IO.Compression;
using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Canvases.Pictures;

/// <summary>A picture as it is sent, as it is or compressed.</summary>
internal sealed class EncodedPicture(byte[] json)
{
    private readonly Lazy<byte[]> compressed = new(() => Compress(json));

    public byte[] Json => json;

    /// <summary>The same for those who take <c>br</c>.</summary>
    public byte[] Compressed => compressed.Value;

    public static EncodedPicture Of(CanvasPicture picture) => new(JsonSerializer.SerializeToUtf8Bytes(picture, CadreJson.Strict));

    // Fastest: a picture changes with every edit, and ten thousand blocks shrink to a sixth all the same.
    private static byte[] Compress(byte[] json)
    {
        using var sent = new MemoryStream(json.Length / 4);
        using (var brotli = new BrotliStream(sent, CompressionLevel.Fastest))
        {
            brotli.Write(json);
        }

        return sent.ToArray();
    }
}
