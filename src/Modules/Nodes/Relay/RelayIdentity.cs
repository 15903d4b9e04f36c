using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cadre.Kernel;

namespace Cadre.Nodes.Relay;

/// <summary>
/// What a process proves itself with to the other nodes: a certificate of its own, made at start and pinned by its hash in the registry, and the secret of the current
/// incarnation, which callers must present.
/// </summary>
internal sealed class RelayIdentity(IdSource ids, TimeProvider time) : IDisposable
{
    private Secret secret = new(ids.NewToken());

    public X509Certificate2 Certificate { get; } = Make(time);

    public string Fingerprint => FingerprintOf(Certificate);

    public Secret Secret => Volatile.Read(ref secret);

    public static string FingerprintOf(X509Certificate certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.GetRawCertData()));

    /// <summary>A new incarnation has a new secret.</summary>
    public void Renew() => Volatile.Write(ref secret, new(ids.NewToken()));

    /// <summary>Whether a caller knows the secret; takes the same time whatever it says.</summary>
    public bool Accepts(string presented) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(presented)), SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secret.Reveal())));

    public void Dispose() => Certificate.Dispose();

    private static X509Certificate2 Make(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=cadre-node", key, HashAlgorithmName.SHA256);
        var now = time.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null); // a key that TLS takes on every system
    }
}
