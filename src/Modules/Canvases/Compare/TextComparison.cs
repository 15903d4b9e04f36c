using System.Text.Json;
using DiffPlex;
using DiffPlex.Model;

namespace Cadre.Canvases.Compare;

/// <summary>Compares two texts: by words, by lines when they are long.</summary>
internal static class TextComparison
{
    private const int ByWordsUpTo = 20_000;
    private static readonly char[] Separators = [' ', '\t', '\n', '\r', '.', ',', ';', ':', '(', ')', '"'];

    /// <summary>What stayed, came and went; null unless both are texts of which one has more than a word.</summary>
    public static IReadOnlyList<TextPart>? Of(JsonElement? before, JsonElement? after) =>
        before is { ValueKind: JsonValueKind.String } old && after is { ValueKind: JsonValueKind.String } present && (HasWords(old) || HasWords(present))
            ? Of(old.GetString() ?? "", present.GetString() ?? "")
            : null;

    public static IReadOnlyList<TextPart> Of(string before, string after)
    {
        var differ = new Differ();
        var result = before.Length + after.Length <= ByWordsUpTo
            ? differ.CreateWordDiffs(before, after, ignoreWhitespace: false, Separators)
            : differ.CreateCustomDiffs(before, after, ignoreWhiteSpace: false, Lines);
        return Parts(result);
    }

    private static List<TextPart> Parts(DiffResult result)
    {
        var parts = new List<TextPart>();
        var at = 0;
        foreach (var block in result.DiffBlocks)
        {
            Add(parts, "equal", result.PiecesNew, at, block.InsertStartB - at);
            Add(parts, "delete", result.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(parts, "insert", result.PiecesNew, block.InsertStartB, block.InsertCountB);
            at = block.InsertStartB + block.InsertCountB;
        }

        Add(parts, "equal", result.PiecesNew, at, result.PiecesNew.Length - at);
        return parts;
    }

    private static void Add(List<TextPart> parts, string op, string[] pieces, int from, int count)
    {
        if (count > 0)
        {
            parts.Add(new TextPart(op, string.Concat(pieces.Skip(from).Take(count))));
        }
    }

    /// <summary>Lines with their ends, so that the pieces put together are the text.</summary>
    public static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return [.. lines];
    }

    private static bool HasWords(JsonElement text) => text.GetString()!.AsSpan().IndexOfAny(' ', '\n') >= 0; // the caller saw a string
}
