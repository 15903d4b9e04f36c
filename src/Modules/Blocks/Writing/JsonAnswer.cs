using System.Text.Json;

namespace Cadre.Blocks.Writing;

/// <summary>Finds the JSON in what a model wrote.</summary>
internal static class JsonAnswer
{
    /// <summary>The whole text, the fenced part, or the part between the outer brackets, whichever parses first; null when none does.</summary>
    public static JsonElement? Parse(string text)
    {
        var fence = text.IndexOf("```", StringComparison.Ordinal);
        var fenced = fence >= 0 && text.IndexOf('\n', fence) is var start and > 0 && text.IndexOf("```", start, StringComparison.Ordinal) is var end and > 0 ? text[start..end] : null;
        var open = text.IndexOfAny(['{', '[']);
        var close = text.LastIndexOfAny(['}', ']']);
        var inner = open >= 0 && close > open ? text[open..(close + 1)] : null;
        return new[] { text, fenced, inner }.Select(TryParse).FirstOrDefault(json => json is { ValueKind: JsonValueKind.Object or JsonValueKind.Array });
    }

    private static JsonElement? TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            // The next candidate may be it.
            return null;
        }
    }
}
