namespace Cadre.Blocks.Execution;

/// <summary>Media types by file name.</summary>
internal static class MediaTypes
{
    /// <summary>Whether a file is one of those that the data worker reads.</summary>
    public static bool IsTable(Runs.Contracts.ArtifactRef file) =>
        Path.GetExtension(file.Name).ToLowerInvariant() is ".csv" or ".tsv" or ".xlsx" or ".xls" or ".parquet" or ".json" or ".jsonl" || file.MediaType.Split(';')[0] is "text/csv" or "text/tab-separated-values" or "application/json";

    /// <summary>The media type; <c>application/octet-stream</c> when unknown.</summary>
    public static string Of(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" or ".log" => "text/plain",
        ".md" => "text/markdown",
        ".html" or ".htm" => "text/html",
        ".css" => "text/css",
        ".csv" => "text/csv",
        ".tsv" => "text/tab-separated-values",
        ".js" or ".mjs" => "text/javascript",
        ".py" => "text/x-python",
        ".json" => "application/json",
        ".xml" => "application/xml",
        ".pdf" => "application/pdf",
        ".zip" => "application/zip",
        ".parquet" => "application/vnd.apache.parquet",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".mp3" => "audio/mpeg",
        ".wav" => "audio/wav",
        ".ogg" => "audio/ogg",
        ".mp4" => "video/mp4",
        ".webm" => "video/webm",
        ".vtt" => "text/vtt",
        ".m3u8" => "application/vnd.apple.mpegurl",
        ".srt" => "application/x-subrip",
        _ => "application/octet-stream",
    };
}
