using System.Text.Json;

namespace Cadre.Blocks.Tables;

/// <summary>The worker's warnings for people.</summary>
internal static class WorkerWarnings
{
    private const int Most = 20;

    /// <summary>Each with its line.</summary>
    public static IReadOnlyList<string> Of(JsonElement answer) =>
        answer.TryGetProperty("warnings", out var warnings) && warnings.ValueKind == JsonValueKind.Array
            ? [.. warnings.EnumerateArray().Take(Most).Select(w => w.GetProperty("message").GetString() + (w.TryGetProperty("line", out var line) ? $" (line {line})" : ""))]
            : [];
}
