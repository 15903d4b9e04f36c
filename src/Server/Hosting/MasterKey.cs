using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;

namespace Cadre.Server.Hosting;

/// <summary>Keys for single purposes, derived from the home's master key (HKDF, RFC 5869).</summary>
internal static class MasterKey
{
    /// <summary>32 bytes for <paramref name="purpose"/>.</summary>
    public static byte[] Derive(Secret master, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(master.Reveal()), 32, info: Encoding.UTF8.GetBytes("cadre " + purpose));
}
