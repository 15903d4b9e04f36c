using System.Text.RegularExpressions;

namespace Cadre.Blocks.Voice;

/// <summary>Markdown as it is read aloud: no marks, no addresses, no tables.</summary>
internal static partial class SpokenText
{
    /// <summary>The words.</summary>
    public static string Of(string markdown)
    {
        var lines = markdown.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] is not ('|' or '`') && !l.StartsWith("---", StringComparison.Ordinal) && !l.StartsWith("![", StringComparison.Ordinal));
        var text = string.Join('\n', lines.Select(l => l.StartsWith('#') ? l.TrimStart('#', ' ') + "." : l));
        text = Link().Replace(text, "${label}");
        return Marks().Replace(Address().Replace(text, ""), "").Trim();
    }

    /// <summary>Whether a text may be the name of a voice.</summary>
    public static bool IsVoice(string text) => Name().IsMatch(text);

    [GeneratedRegex(@"\[(?<label>[^\]]{1,300})\]\([^)]{0,2000}\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"\[\d{1,3}\]|[*_`>]|^- (\[[ x]\] )?", RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\A[a-z]{2,4}(-[a-z0-9]{1,12}){0,3}(\+[a-z0-9]{1,12})?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
