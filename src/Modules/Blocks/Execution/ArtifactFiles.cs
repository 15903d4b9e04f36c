using System.Text;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Execution;

/// <summary>Brings artifacts in and out of texts, bytes and sandboxes.</summary>
internal sealed class ArtifactFiles(IArtifactStore store)
{
    private const long Largest = 200L * 1024 * 1024;

    /// <summary>Files of a sandbox are streamed, and its workspace bounds them.</summary>
    private const long LargestOfSandbox = 2048L * 1024 * 1024;

    /// <summary>Stores a text.</summary>
    public Task<Result<ArtifactRef>> SaveTextAsync(Tenant tenant, string name, string mediaType, string text, CancellationToken cancellationToken) =>
        SaveAsync(tenant, name, mediaType, Encoding.UTF8.GetBytes(text), cancellationToken);

    /// <summary>Stores bytes.</summary>
    public async Task<Result<ArtifactRef>> SaveAsync(Tenant tenant, string name, string mediaType, byte[] bytes, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await store.SaveAsync(tenant, name, mediaType, stream, Largest, cancellationToken);
    }

    /// <summary>Stores a file of a sandbox.</summary>
    public async Task<Result<ArtifactRef>> SaveAsync(Tenant tenant, ISandbox sandbox, string path, string name, string mediaType, CancellationToken cancellationToken)
    {
        var opened = await sandbox.Files.OpenReadAsync(path, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        await using var stream = opened.Value;
        return await store.SaveAsync(tenant, name, mediaType, stream, LargestOfSandbox, cancellationToken);
    }

    /// <summary>Writes an artifact into a sandbox.</summary>
    public async Task<Result<Done>> PlaceAsync(Tenant tenant, ArtifactRef artifact, ISandbox sandbox, string path, CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenAsync(tenant, artifact.Artifact, cancellationToken);
        return stream is null ? Missing(artifact) : await sandbox.Files.WriteAsync(path, stream, executable: false, cancellationToken);
    }

    /// <summary>The first bytes of an artifact as text.</summary>
    public async Task<Result<string>> ReadTextAsync(Tenant tenant, ArtifactRef artifact, int maxBytes, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(tenant, artifact, maxBytes, cancellationToken);
        return bytes.IsOk ? Encoding.UTF8.GetString(bytes.Value) : bytes.Error;
    }

    /// <summary>The first bytes of an artifact.</summary>
    public async Task<Result<byte[]>> ReadAsync(Tenant tenant, ArtifactRef artifact, int maxBytes, CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenAsync(tenant, artifact.Artifact, cancellationToken);
        if (stream is null)
        {
            return Missing(artifact);
        }

        var buffer = new byte[Math.Min(maxBytes, stream.Length)];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer[..read];
    }

    /// <summary>The artifact a JSON value names (itself, or its <c>file</c>); null when it names none.</summary>
    public static ArtifactRef? From(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        if (json.TryGetProperty("artifact", out var hash) && hash.ValueKind == JsonValueKind.String && hash.GetString() is { Length: 64 } text && text.All(char.IsAsciiHexDigitLower))
        {
            return new ArtifactRef(text, Text(json, "name") ?? "file", Text(json, "mediaType") ?? "application/octet-stream", Size(json));
        }

        return json.TryGetProperty("file", out var file) ? From(file) : null;
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long Size(JsonElement json) => json.TryGetProperty("size", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var size) ? size : 0;

    private static Error Missing(ArtifactRef artifact) =>
        Outcomes.Unusable("artifact_missing", $"The file '{artifact.Name}' is not there.", "Upload it again, or run the block that makes it.");
}
