using System.Text.Json;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>Reads what was said before from a port: a list of objects with <c>by</c> and <c>text</c>; <c>own</c> marks what the reader said itself.</summary>
internal static class EarlierMessages
{
    private const int Most = 40;
    private const int Longest = 12_000;

    /// <summary>The messages, oldest first; whatever is none is left out.</summary>
    public static IReadOnlyList<EarlierMessage> Of(JsonElement? value, string own)
    {
        if (value is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        return [.. list.EnumerateArray().Select(item => Read(item, own)).OfType<EarlierMessage>().TakeLast(Most)];
    }

    private static EarlierMessage? Read(JsonElement item, string own)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var by = item.TryGetProperty("by", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : "Somebody";
        var words = text.GetString()!;
        return new EarlierMessage(by, words.Length <= Longest ? words : words[..Longest] + "…") { Own = by == own || (item.TryGetProperty("own", out var flag) && flag.ValueKind == JsonValueKind.True) };
    }
}
