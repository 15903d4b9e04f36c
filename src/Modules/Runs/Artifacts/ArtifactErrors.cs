using Cadre.Kernel;

namespace Cadre.Runs.Artifacts;

/// <summary>The expected failures of artifacts.</summary>
internal static class ArtifactErrors
{
    public static Error TooLarge(long maxBytes) => new(ErrorKind.TooLarge, "too_large", $"The file is larger than {maxBytes} bytes.", "Upload a smaller file.");

    public static Error Quota(long quota) => new(ErrorKind.TooLarge, "artifact_quota", $"The workspace's files would take more than {quota} bytes.", "Ask the operator to raise CADRE_ARTIFACT_QUOTA_MB.");

    public static Error StorageUnavailable(string reason) => new(ErrorKind.Unavailable, "artifact_storage_unavailable", $"The file could not be stored: {reason}", "Try again; if it persists, check CADRE_S3_* and the storage's health.");

    public static Error Elsewhere() =>
        new(ErrorKind.Unavailable, "artifact_elsewhere", "The file is kept by a node that cannot be reached now.", "Try again when all nodes are up, or restore the artifacts folder of the home that is missing.") { RetryAfterSeconds = 5 };

    public static Error LinkInvalid() => new(ErrorKind.NotFound, "link_invalid", "This link is unknown or has ended.", "Ask for a new link.");
}
