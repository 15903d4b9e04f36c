using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>A bucket for artifacts, at any service that speaks the S3 protocol.</summary>
/// <param name="Bucket">Its name.</param>
public sealed record S3ArtifactOptions(string Bucket)
{
    /// <summary>The service's address; null: Amazon's in <see cref="Region"/>.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Default <c>us-east-1</c>.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Access key; null: found as Amazon's tools find it (environment, profile, machine role).</summary>
    public string? AccessKey { get; init; }

    /// <summary>Its secret.</summary>
    public Secret? SecretKey { get; init; }

    /// <summary>Begins every object's name. Default empty.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether the bucket stands in the path instead of the host name; what most services other than Amazon's want. Default: true when <see cref="Endpoint"/> is set.</summary>
    public bool? PathStyle { get; init; }

    /// <summary>Encryption asked of the service with every object: <c>AES256</c> or <c>aws:kms</c>; null: the bucket's own rule.</summary>
    public string? Encryption { get; init; }

    /// <summary>The key for <c>aws:kms</c>; null: the account's.</summary>
    public string? EncryptionKey { get; init; }

    /// <summary>Whether signed links lead to the service itself (it must be reachable for people) instead of to Cadre. Default false.</summary>
    public bool DirectLinks { get; init; }

    /// <summary>Size of the parts of a multipart upload: 16 MB by default; services want at least 5. Larger files get larger parts (10,000 at most).</summary>
    public long PartBytes { get; init; } = 16 << 20;
}
