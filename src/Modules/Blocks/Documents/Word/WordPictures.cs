using System.Text.Json;
using System.Text.RegularExpressions;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cadre.Blocks.Documents.Word;

/// <summary>A picture as Word takes it.</summary>
/// <param name="Bytes">PNG or JPEG.</param>
/// <param name="Extension">png or jpg.</param>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
internal sealed record WordPicture(byte[] Bytes, string Extension, int Width, int Height);

/// <summary>Brings the pictures of a document into forms that every word processor shows: drawings and newer formats are painted as PNG in the browser of the sandbox.</summary>
internal sealed partial class WordPictures(SandboxRenderer renderer, IArtifactStore store, ArtifactFiles artifacts)
{
    private const int MostPictures = 60;
    private const int LargestPicture = 8_000_000;

    /// <summary>Address within the text → picture. Those that cannot be shown are left out.</summary>
    public async Task<Result<IReadOnlyDictionary<string, WordPicture>>> OfAsync(Tenant tenant, MarkdownDocument body, CancellationToken cancellationToken)
    {
        var files = new List<(string Url, string Name, byte[] Bytes)>();
        foreach (var url in body.Descendants<LinkInline>().Where(l => l.IsImage).Select(l => l.Url ?? "").Distinct(StringComparer.Ordinal).Take(MostPictures))
        {
            if (await ReadAsync(tenant, url, cancellationToken) is { } picture)
            {
                files.Add((url, $"p{files.Count}.{picture.Extension}", picture.Bytes));
            }
        }

        if (files.Count == 0)
        {
            return new Dictionary<string, WordPicture>(StringComparer.Ordinal);
        }

        var page = new Page(EmbeddedText.Read("Documents/Word/pictures.html")) { Files = files.ToDictionary(f => f.Name, f => f.Bytes, StringComparer.Ordinal) };
        var measured = await renderer.EvaluateAsync(tenant, page, $"measure({JsonSerializer.Serialize(files.Select(f => f.Name))})", cancellationToken);
        return measured.Map<JsonElement, IReadOnlyDictionary<string, WordPicture>>(all => files.Zip(all.EnumerateArray())
            .Where(pair => pair.Second.ValueKind == JsonValueKind.Object)
            .ToDictionary(pair => pair.First.Url, pair => Picture(pair.First.Name, pair.First.Bytes, pair.Second), StringComparer.Ordinal));
    }

    private static WordPicture Picture(string name, byte[] bytes, JsonElement size)
    {
        var painted = size.TryGetProperty("png", out var png) ? png.GetBytesFromBase64() : null;
        return new WordPicture(painted ?? bytes, painted is null && name.EndsWith(".jpg", StringComparison.Ordinal) ? "jpg" : "png", size.GetProperty("width").GetInt32(), size.GetProperty("height").GetInt32());
    }

    private async Task<(byte[] Bytes, string Extension)?> ReadAsync(Tenant tenant, string url, CancellationToken cancellationToken)
    {
        var match = Address().Match(url);
        if (!match.Success || await store.FindAsync(tenant, match.Groups["hash"].Value, cancellationToken) is not { } artifact || artifact.Size > LargestPicture)
        {
            return null;
        }

        var extension = artifact.MediaType.Split(';')[0] switch
        {
            "image/png" => "png",
            "image/jpeg" => "jpg",
            "image/svg+xml" => "svg",
            "image/webp" => "webp",
            "image/gif" => "gif",
            _ => null,
        };
        var bytes = await artifacts.ReadAsync(tenant, artifact, LargestPicture, cancellationToken);
        return extension is null || !bytes.IsOk ? null : (bytes.Value, extension);
    }

    [GeneratedRegex(@"^/api/v1/artifacts/(?<hash>[0-9a-f]{64})\?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
