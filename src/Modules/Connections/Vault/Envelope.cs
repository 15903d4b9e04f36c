using System.Security.Cryptography;
using System.Text;

namespace Cadre.Connections.Vault;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce: nonce, tag, cipher text. The additional data binds a cipher text to its row, so that one copied to
/// another row, or whose hosts were changed in the database, does not open.
/// </summary>
internal static class Envelope
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static byte[] Seal(byte[] key, byte[] nonce, ReadOnlySpan<byte> plain, string boundTo)
    {
        var box = new byte[NonceSize + TagSize + plain.Length];
        nonce.CopyTo(box.AsSpan());
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(boundTo));
        return box;
    }

    /// <summary>Opens; null when the key or what it is bound to is another, or a bit was changed.</summary>
    public static byte[]? Open(byte[] key, byte[] box, string boundTo)
    {
        if (box.Length < NonceSize + TagSize)
        {
            return null;
        }

        var plain = new byte[box.Length - NonceSize - TagSize];
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(boundTo));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
