namespace Cadre.Runs.Artifacts;

/// <summary>What a signed link stands for.</summary>
/// <param name="Hash">The artifact.</param>
/// <param name="Name">The name it is downloaded under.</param>
/// <param name="Inline">Whether a browser may show it in place (only types that run nothing are).</param>
/// <param name="ExpiresAt">When the link ends.</param>
internal sealed record SignedArtifact(string Hash, string Name, bool Inline, DateTimeOffset ExpiresAt);
