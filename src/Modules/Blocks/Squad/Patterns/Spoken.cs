using System.Text.RegularExpressions;

namespace Cadre.Blocks.Squad.Patterns;

/// <summary>Reads the few words by which members steer: lines such as <c>NEXT: Ada</c>.</summary>
internal static partial class Spoken
{
    /// <summary>What stands behind the last such word; null when it does not occur.</summary>
    public static string? After(string word, string text) =>
        Line().Matches(text).LastOrDefault(m => m.Groups["word"].Value.Equals(word, StringComparison.OrdinalIgnoreCase))?.Groups["rest"].Value.Trim(' ', '*', '`', '.');

    /// <summary>The text without the steering lines.</summary>
    public static string Plain(string text) => Line().Replace(text, "").Trim();

    [GeneratedRegex(@"(?m)^[ \t>*`-]*\**(?<word>NEXT|HAND OFF TO|VERDICT|DONE)\**[ \t]*:\**(?<rest>[^\n]{0,300})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Line();
}
