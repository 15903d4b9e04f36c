using System.Security.Cryptography;
using System.Text;

namespace Cadre.Identity.Domain;

/// <summary>Tokens have at least 128 random bits, so one round of SHA-256 is enough to store them.</summary>
internal static class TokenHash
{
    public static byte[] Of(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
