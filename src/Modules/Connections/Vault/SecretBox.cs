using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;

namespace Cadre.Connections.Vault;

/// <summary>Seals and opens the secrets of rows: a data key of 32 random bytes per secret, wrapped by the master key.</summary>
internal sealed class SecretBox(MasterKeys keys, IdSource ids)
{
    private const int KeySize = 32;
    private const int NonceSize = 12;

    /// <summary>The row with this secret sealed under the current master key.</summary>
    public CredentialRow Seal(CredentialRow row, Secret secret)
    {
        var dataKey = ids.NewBytes(KeySize);
        var plain = Encoding.UTF8.GetBytes(secret.Reveal());
        var result = row with
        {
            KeyId = keys.CurrentId,
            Sealed = Envelope.Seal(dataKey, ids.NewBytes(NonceSize), plain, row.BoundTo),
            WrappedKey = Wrap(row, dataKey),
        };
        CryptographicOperations.ZeroMemory(dataKey);
        CryptographicOperations.ZeroMemory(plain);
        return result;
    }

    /// <summary>The secret; null when the row was tampered with.</summary>
    public Secret? Open(CredentialRow row)
    {
        var dataKey = Envelope.Open(keys.Find(row.KeyId), row.WrappedKey, WrapBinding(row.KeyId, row));
        var plain = dataKey is null ? null : Envelope.Open(dataKey, row.Sealed, row.BoundTo);
        return plain is null ? null : new Secret(Encoding.UTF8.GetString(plain));
    }

    /// <summary>The row with its data key wrapped by the current master key; null when it cannot be opened.</summary>
    public CredentialRow? Rewrap(CredentialRow row)
    {
        var dataKey = Envelope.Open(keys.Find(row.KeyId), row.WrappedKey, WrapBinding(row.KeyId, row));
        return dataKey is null ? null : row with { KeyId = keys.CurrentId, WrappedKey = Wrap(row, dataKey) };
    }

    private static string WrapBinding(string keyId, CredentialRow row) => $"{keyId}\n{row.WorkspaceId:N}\n{row.Id:N}";

    private byte[] Wrap(CredentialRow row, byte[] dataKey) => Envelope.Seal(keys.Find(keys.CurrentId), ids.NewBytes(NonceSize), dataKey, WrapBinding(keys.CurrentId, row));
}
