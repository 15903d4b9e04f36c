namespace Cadre.Cli.Api;

/// <summary>Media types by file ending, both ways.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<string, string> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csv"] = "text/csv",
        [".tsv"] = "text/tab-separated-values",
        [".json"] = "application/json",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".parquet"] = "application/vnd.apache.parquet",
        [".md"] = "text/markdown",
        [".txt"] = "text/plain",
        [".html"] = "text/html",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".pdf"] = "application/pdf",
        [".mp4"] = "video/mp4",
        [".wav"] = "audio/wav",
        [".mp3"] = "audio/mpeg",
    };

    public static string Of(string file) => ByEnding.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
}
