using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;

namespace Cadre.Runs.Artifacts;

/// <summary>
/// Tokens of signed links: version 1, workspace (16 bytes), hash (32), end as Unix seconds (8), in place (1), name; then HMAC-SHA256 (32) over all of it. Nothing is
/// stored, and every node with the same master key accepts them.
/// </summary>
internal sealed class ArtifactSigner(RunsOptions options, TimeProvider time)
{
    private const byte Version = 1;
    private const int Fixed = 1 + 16 + 32 + 8 + 1;
    private const int MacSize = 32;
    private const int MaxToken = 1600;

    public string Sign(WorkspaceId workspace, SignedArtifact link)
    {
        var name = Encoding.UTF8.GetBytes(link.Name);
        var bytes = new byte[Fixed + name.Length + MacSize];
        bytes[0] = Version;
        _ = workspace.Value.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);
        Convert.FromHexString(link.Hash).CopyTo(bytes, 17);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(49), link.ExpiresAt.ToUnixTimeSeconds());
        bytes[57] = link.Inline ? (byte)1 : (byte)0;
        name.CopyTo(bytes, Fixed);
        HMACSHA256.HashData(options.LinkKey, bytes.AsSpan(0, bytes.Length - MacSize), bytes.AsSpan(bytes.Length - MacSize));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>What a token stands for; null when it was not made here, was changed, or has ended.</summary>
    public (WorkspaceId Workspace, SignedArtifact Link)? Verify(string token)
    {
        if (token.Length > MaxToken || !Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not { Length: >= Fixed + MacSize } bytes || bytes[0] != Version)
        {
            return null;
        }

        var said = bytes.AsSpan(0, bytes.Length - MacSize);
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(options.LinkKey, said), bytes.AsSpan(bytes.Length - MacSize)))
        {
            return null;
        }

        var expires = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(said[49..]));
        return expires <= time.GetUtcNow()
            ? null
            : (new WorkspaceId(new Guid(said.Slice(1, 16), bigEndian: true)), new SignedArtifact(Convert.ToHexStringLower(said.Slice(17, 32)), Encoding.UTF8.GetString(said[Fixed..]), said[57] == 1, expires));
    }
}
