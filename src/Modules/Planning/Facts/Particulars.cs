using System.Globalization;
using System.Text.RegularExpressions;

namespace Cadre.Planning.Facts;

/// <summary>Names, numbers, addresses and quotations in a text.</summary>
internal static partial class Particulars
{
    /// <summary>Web addresses.</summary>
    public static IReadOnlyList<string> Urls(string text) => [.. Url().Matches(text).Select(m => m.Value.TrimEnd('.', ',', ')')).Distinct(StringComparer.Ordinal).Take(10)];

    /// <summary>The first sum of money named, as written; empty for none.</summary>
    public static string Money(string text) => Sum().Match(text).Value.Trim();

    /// <summary>The first span of time in seconds, for films; 0 for none.</summary>
    public static int Seconds(string text)
    {
        var match = Span().Match(text);
        if (!match.Success || !double.TryParse(match.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            return 0;
        }

        return (int)Math.Min(600, match.Groups["u"].Value.StartsWith("min", StringComparison.OrdinalIgnoreCase) ? count * 60 : count);
    }

    /// <summary>The first span of days, weeks or months, as written; empty for none.</summary>
    public static string Period(string text) => Days().Match(text).Value;

    /// <summary>What stands in quotation marks, or after called or named.</summary>
    public static string Name(string text)
    {
        var called = Called().Match(text);
        return called.Success ? called.Groups["name"].Value.Trim() : "";
    }

    /// <summary>Names of characters: "a fox named Rufus", "my dog Bella", "characters Mia, Tom and Zed".</summary>
    public static IReadOnlyList<(string Name, string Role)> Characters(string text)
    {
        var found = new List<(string, string)>();
        foreach (var match in Named().Matches(text).Cast<Match>())
        {
            found.Add((match.Groups["name"].Value, match.Groups["kind"].Value));
        }

        var list = Listed().Match(text);
        if (list.Success)
        {
            found.AddRange(list.Groups["names"].Value.Split([",", " and ", "&"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => (n, "")));
        }

        return [.. found.Where(f => f.Item1.Length is > 1 and < 40).DistinctBy(f => f.Item1).Take(8)];
    }

    /// <summary>A capitalised place after in, at or near; empty for none.</summary>
    public static string Place(string text)
    {
        var match = Where().Match(text);
        return match.Success ? match.Groups["place"].Value.Trim() : "";
    }

    /// <summary>Whom it is for; empty when unsaid.</summary>
    public static string Audience(string text)
    {
        var match = Whom().Match(text);
        return match.Success ? match.Groups["who"].Value.Trim() : "";
    }

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"https?://[^\s<>""']{3,300}", Options)]
    private static partial Regex Url();

    [GeneratedRegex(@"([$€£¥₹฿]\s?\d[\d,.]*\s?(k|m|million)?|\d[\d,.]*\s?(usd|eur|gbp|kes|dollars|euros|pounds|shillings|baht|rupees|pesos|yen|€|\$|£))\b?", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Sum();

    [GeneratedRegex(@"\b(?<n>\d{1,3}(\.\d)?)[\s-]?(?<u>seconds?|secs?|minutes?|mins?|segundos|minutos|sekunden|minuten|secondes)\b", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Span();

    [GeneratedRegex(@"\b(\d{1,3}|one|two|three|four|six|eight|ten|twelve)[\s-]?(days?|weeks?|months?|hours?|years?)\b", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Days();

    [GeneratedRegex(@"(\b(called|named|llamad[oa]|namens|appelée?)\s+[""“']?(?<name>\p{Lu}[\p{L}\p{N}'-]{1,30}(\s\p{Lu}[\p{L}\p{N}'-]{1,30}){0,2})|[""“«](?<name>[^""”»]{2,60})[""”»])", Options)]
    private static partial Regex Called();

    [GeneratedRegex(@"\b(?<kind>[a-z]{3,16})\s(named|called)\s(?<name>\p{Lu}\p{L}{1,20})|\b(my|our)\s(?<kind>dog|cat|son|daughter|friend|brother|sister|hero|robot|dragon)\s(?<name>\p{Lu}\p{L}{1,20})", Options)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(characters?|heroes|players|starring|with)\s(are\s|named\s|called\s|:\s?)?(?<names>\p{Lu}\p{L}{1,20}((,\s|\sand\s|\s&\s)(and\s)?\p{Lu}\p{L}{1,20}){1,7})", Options)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\b(in|at|near|en|em|in der|à|nchini|huko)\s(?<place>\p{Lu}\p{L}{2,25}(\s\p{Lu}\p{L}{2,25}){0,2})", Options)]
    private static partial Regex Where();

    [GeneratedRegex(@"\bfor\s(?<who>(my\s|our\s|young\s|small\s|busy\s|new\s|local\s|elderly\s|remote\s|rural\s)?(kids|children|students|teachers|parents|farmers|developers|founders|teams|beginners|seniors|customers|families|freelancers|teenagers|women|men|runners|gamers|doctors|nurses|patients|investors|employees|travellers|travelers|tourists|musicians|artists|dogs|cats|restaurants|shops|businesses|startups|schools|companies|households|communities|colleagues|clients|drivers|writers|designers|engineers|managers|owners|people)( who [\p{L} ]{3,40}| in [\p{L} ]{3,20}| with [\p{L} ]{3,30})?)", Options | RegexOptions.IgnoreCase)]
    private static partial Regex Whom();
}
