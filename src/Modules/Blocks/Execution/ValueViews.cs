using System.Text.Json;
using Cadre.Blocks.Materials;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Execution;

/// <summary>How values are looked at when all that is known is their shape.</summary>
internal static class ValueViews
{
    private const int LargestInline = 60_000;

    /// <summary>A view for each value.</summary>
    public static IReadOnlyList<ResultView> Of(JsonElement? value) => [.. MaterialReader.Values(value).Take(8).Select(One)];

    /// <summary>The view kind of a media type.</summary>
    public static string Kind(string mediaType) => mediaType.Split(';')[0] switch
    {
        "image/svg+xml" => "svg",
        "application/pdf" => "pdf",
        "text/html" => "frame",
        var type when type.StartsWith("image/", StringComparison.Ordinal) => "image",
        var type when type.StartsWith("audio/", StringComparison.Ordinal) => "audio",
        var type when type.StartsWith("video/", StringComparison.Ordinal) => "video",
        _ => "file",
    };

    private static ResultView One(JsonElement value)
    {
        if (TableValue.From(value) is not null && value.ValueKind == JsonValueKind.Object && value.GetRawText().Length < LargestInline)
        {
            return new ResultView("table") { Value = value };
        }

        if (ArtifactFiles.From(value) is { } artifact)
        {
            return new ResultView(Kind(artifact.MediaType)) { Title = artifact.Name, Artifact = artifact };
        }

        var text = PlainText.Of(value);
        return new ResultView("markdown") { Value = JsonSerializer.SerializeToElement(text.Length > LargestInline / 3 ? text[..(LargestInline / 3)] + "…" : text) };
    }
}
