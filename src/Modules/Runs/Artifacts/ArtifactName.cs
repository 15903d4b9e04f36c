using System.Net.Http.Headers;
using System.Text;

namespace Cadre.Runs.Artifacts;

/// <summary>Names and types of artifacts as strangers give them.</summary>
internal static class ArtifactName
{
    private const int MaxLength = 200;

    public static bool IsHash(string text) => text.Length == 64 && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    /// <summary>A file name without path parts and control characters.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes().Where(r => !Rune.IsControl(r) && r.Value is not ('"' or ':' or '*' or '?' or '<' or '>' or '|') && r.Value != 0xFFFD))
        {
            kept.Append(rune.ToString());
        }

        var clean = kept.ToString().Trim(' ', '.');
        return clean.Length == 0 ? "file" : clean.Length > MaxLength ? clean[^MaxLength..].TrimStart('.', ' ') : clean;
    }

    /// <summary>A well-formed media type; <c>application/octet-stream</c> otherwise.</summary>
    public static string MediaType(string? given) =>
        MediaTypeHeaderValue.TryParse(given, out var parsed) && parsed.MediaType is { Length: <= 100 } type ? type.ToLowerInvariant() : "application/octet-stream";

    /// <summary>Types a browser may show in place: they run nothing. SVG and HTML are not among them; they are downloads, or shown by the client in an isolated frame.</summary>
    public static bool MayShow(string mediaType) =>
        mediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or "image/avif" or "application/pdf" or "text/plain" or "text/csv" or "application/json" or "text/markdown" or "text/vtt"
        || mediaType.StartsWith("audio/", StringComparison.Ordinal) || mediaType.StartsWith("video/", StringComparison.Ordinal);
}
