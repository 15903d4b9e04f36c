using System.Text;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Persistence;

/// <summary>Event payloads over 8 kB live in artifacts under their content hash; the journal holds the hash. Readers see no difference.</summary>
internal sealed class Payloads(IArtifactStore artifacts)
{
    public const int MaxInline = 8 << 10;
    private const string Folded = "{\"$artifact\":\"";

    public static bool Fits(byte[] payload) => payload.Length <= MaxInline;

    public async Task<byte[]> FoldAsync(WorkspaceId workspace, byte[] payload, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(payload, writable: false);
        var saved = await artifacts.SaveAsync(Tenant.ForSystem(workspace), "event.json", "application/json", bytes, long.MaxValue, cancellationToken);
        return Encoding.UTF8.GetBytes($"{Folded}{saved.Value.Artifact}\"}}");
    }

    public async ValueTask<string> UnfoldAsync(WorkspaceId workspace, string payload, CancellationToken cancellationToken)
    {
        if (!payload.StartsWith(Folded, StringComparison.Ordinal))
        {
            return payload;
        }

        var hash = payload[Folded.Length..payload.IndexOf('"', Folded.Length)];
        await using var stream = await artifacts.OpenAsync(Tenant.ForSystem(workspace), hash, cancellationToken)
            ?? throw new InvalidOperationException($"The artifact {hash} of the journal is missing: restore Cadre's home together with its database.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
