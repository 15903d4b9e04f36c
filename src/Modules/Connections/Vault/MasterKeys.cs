using System.Security.Cryptography;

namespace Cadre.Connections.Vault;

/// <summary>The keys that wrap data keys. A key's id is derived from it, so that a wrong key is noticed before anything is decrypted.</summary>
internal sealed class MasterKeys
{
    private const int KeySize = 32;
    private readonly Dictionary<string, byte[]> keys;

    public MasterKeys(ConnectionsOptions options)
    {
        if (options.MasterKeys.Count == 0 || options.MasterKeys.Any(key => key.Length != KeySize))
        {
            throw new InvalidOperationException($"ConnectionsOptions.MasterKeys needs at least one key, and each key has {KeySize} bytes: give the key from the master key file.");
        }

        keys = options.MasterKeys.ToDictionary(IdOf, StringComparer.Ordinal);
        CurrentId = IdOf(options.MasterKeys[0]);
    }

    /// <summary>Encrypts.</summary>
    public string CurrentId { get; }

    /// <summary>Whether secrets under this key can be read.</summary>
    public bool Has(string id) => keys.ContainsKey(id);

    /// <summary>A key by its id.</summary>
    /// <exception cref="InvalidOperationException">There is no such key here.</exception>
    public byte[] Find(string id) => keys.TryGetValue(id, out var key)
        ? key
        : throw new InvalidOperationException($"A credential needs the master key {id}, which is not here: put the old key back beside the new one.");

    private static string IdOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "cadre master key id"u8))[..16];
}
