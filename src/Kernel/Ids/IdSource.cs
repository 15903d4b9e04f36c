using System.Security.Cryptography;

namespace Cadre.Kernel;

/// <summary>Makes identifiers and tokens. Inject it: tests and simulations replace clock and randomness.</summary>
/// <param name="time">The clock that orders version 7 UUIDs.</param>
public class IdSource(TimeProvider time)
{
    /// <summary>A new version 7 UUID (RFC 9562): ordered by milliseconds, random below.</summary>
    public virtual Guid NewGuid() => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>A new identifier of type <typeparamref name="T"/>.</summary>
    public T New<T>()
        where T : struct, IId<T> => T.From(NewGuid());

    /// <summary>Cryptographically random bytes.</summary>
    /// <param name="count">How many bytes.</param>
    public virtual byte[] NewBytes(int count) => RandomNumberGenerator.GetBytes(count);

    /// <summary>A random token, base64url without padding: 32 bytes of entropy by default.</summary>
    public string NewToken(int bytes = 32) => System.Buffers.Text.Base64Url.EncodeToString(NewBytes(bytes));
}
