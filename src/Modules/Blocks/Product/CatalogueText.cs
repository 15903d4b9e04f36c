using System.Text.RegularExpressions;

namespace Cadre.Blocks.Product;

/// <summary>
/// Products that a text names without a language model: lines such as "Solar lamp – $24.90 – lights a room for a night", and the list of "We sell lamps, cups and posters".
/// Nothing is made up: what has no price is on request.
/// </summary>
internal static partial class CatalogueText
{
    private const int LongestName = 80;

    /// <summary>The products in the order of the text.</summary>
    public static IReadOnlyList<CatalogueItem> Find(string text)
    {
        var items = new List<CatalogueItem>();
        foreach (var line in text.Split('\n').Select(l => l.Trim().TrimStart('-', '*', '•', ' ')).Where(l => l.Length > 2))
        {
            var parts = Separator().Split(line).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
            var priced = parts.FindIndex(p => Money().IsMatch(p));
            if (priced > 0 && parts[0].Length <= LongestName)
            {
                Add(items, parts[0], CatalogueReader.Price(Money().Match(parts[priced]).Value), string.Join(". ", parts.Skip(1).Where((_, i) => i + 1 != priced)));
            }
            else if (parts.Count == 1 && Money().Match(line) is { Success: true, Index: > 2 } money && line.Length <= LongestName + 40)
            {
                Add(items, line[..money.Index].TrimEnd(' ', '(', ':', '-', ','), CatalogueReader.Price(money.Value), "");
            }
        }

        return items.Count > 0 ? items : Listed(text);
    }

    private static List<CatalogueItem> Listed(string text)
    {
        var items = new List<CatalogueItem>();
        if (Selling().Match(text) is { Success: true } selling)
        {
            foreach (var name in And().Split(selling.Groups["list"].Value).Select(n => Article().Replace(n.Trim(), "")).Where(n => n.Length is > 2 and <= LongestName && n.Split(' ').Length <= 6).Take(24))
            {
                Add(items, char.ToUpperInvariant(name[0]) + name[1..], null, "");
            }
        }

        return items;
    }

    private static void Add(List<CatalogueItem> items, string name, decimal? price, string description)
    {
        if (name.Length > 1 && items.Count < CatalogueReader.Most)
        {
            items.Add(new CatalogueItem(CatalogueReader.Slug(name, [.. items.Select(i => i.Id)]), name, price) { Description = description.Length == 0 || description.EndsWith('.') ? description : description + "." });
        }
    }

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\s[–—|-]\s|:\s|;\s|\t|\|", Options)]
    private static partial Regex Separator();

    [GeneratedRegex(@"([$€£¥₹]|\b(USD|EUR|GBP|KES|CHF|INR|THB|MXN|BRL|ZAR|NGN)\s?)\d[\d.,]*|\d[\d.,]*\s?([$€£¥₹]|(USD|EUR|GBP|KES|CHF|INR|THB|MXN|BRL|ZAR|NGN|dollars|euros)\b)", Options)]
    private static partial Regex Money();

    [GeneratedRegex(@"\b(sells?|selling|offers?|products?:|shop for|store for)\s+(?<list>[^.!?\n]{4,400})", Options)]
    private static partial Regex Selling();

    [GeneratedRegex(@",\s*(and\s+)?|\s+and\s+|\s+&\s+", Options)]
    private static partial Regex And();

    [GeneratedRegex(@"^(a|an|the|our|my|handmade products like)\s+", Options)]
    private static partial Regex Article();
}
