using System.Text;

namespace Cadre.Planning.Language;

/// <summary>An intent made ready for reading: bounded, cleaned, split. Whatever is in it stays text.</summary>
internal sealed record IntentText
{
    private const int Longest = 6000;
    private const int Scanned = 400_000;

    private IntentText(string plain, bool shortened)
    {
        Plain = plain;
        IsShortened = shortened;
        Words = [.. Split(plain.ToLowerInvariant())];
        Spaced = " " + string.Join(' ', Words) + " ";
    }

    /// <summary>The text without control characters, one space between words.</summary>
    public string Plain { get; }

    /// <summary>Whether something was left out.</summary>
    public bool IsShortened { get; }

    /// <summary>Lower-case words.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words with spaces around each.</summary>
    public string Spaced { get; }

    /// <summary>Reads a text. Of an over-long one the beginning is kept, and the sentences with the rarest words.</summary>
    public static IntentText Read(string? text)
    {
        var clean = Clean((text ?? "").Length > Scanned ? text![..Scanned] : text ?? "");
        return clean.Length <= Longest ? new(clean, false) : new(Shorten(clean), true);
    }

    /// <summary>Splits into words: letters, digits, apostrophes and marks belong to words.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsMark(text[i]) || (text[i] is '\'' or '’' or '-' or '+' or '#' && start >= 0)))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                yield return text[start..i].TrimEnd('\'', '’', '-');
                start = -1;
            }
        }
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Scanned));
        foreach (var character in text.IsNormalized(NormalizationForm.FormC) ? text : Composed(text))
        {
            var space = char.IsWhiteSpace(character) || char.IsControl(character) || character is '\u200B' or '\uFEFF';
            if (!space && !char.IsSurrogate(character))
            {
                clean.Append(character);
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Trim();
    }

    private static string Composed(string text)
    {
        var whole = new string([.. text.Where(c => !char.IsSurrogate(c))]);
        return whole.Normalize(NormalizationForm.FormC);
    }

    private static string Shorten(string text)
    {
        var head = text[..(Longest / 2)];
        var sentences = text[head.Length..].Split(['.', '!', '?', '。', '؟', '।'], 4000).Select((s, at) => (Text: s.Trim(), at)).Where(s => s.Text.Length is > 20 and < 400).ToList();
        var counts = sentences.SelectMany(s => Split(s.Text.ToLowerInvariant()).Distinct()).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var chosen = sentences.DistinctBy(s => s.Text).Select(s => (s.Text, s.at, Score: Split(s.Text.ToLowerInvariant()).Distinct().Sum(w => 1.0 / counts[w]) / (4 + (s.Text.Length / 40.0)))).OrderByDescending(s => s.Score).ThenBy(s => s.at);
        var kept = new List<(string Text, int At)>();
        var length = head.Length;
        foreach (var (sentence, at, _) in chosen)
        {
            if (length + sentence.Length > Longest - 10)
            {
                break;
            }

            kept.Add((sentence, at));
            length += sentence.Length + 2;
        }

        return head + " … " + string.Join(". ", kept.OrderBy(k => k.At).Select(k => k.Text));
    }
}
