using System.Globalization;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;

namespace Cadre.Blocks.Product;

/// <summary>Reads products from tables and lists: columns are known by their names in any order; what is not known becomes a fact of the product.</summary>
internal static class CatalogueReader
{
    /// <summary>The most products of a shop.</summary>
    public const int Most = 200;

    private const int LongestText = 4000;
    private static readonly string[] Names = ["name", "title", "product", "item", "productname"];
    private static readonly string[] Prices = ["price", "cost", "amount", "unitprice", "saleprice"];
    private static readonly string[] Befores = ["before", "oldprice", "compareatprice", "listprice", "rrp"];
    private static readonly string[] Descriptions = ["description", "desc", "details", "text", "summary", "about"];
    private static readonly string[] Categories = ["category", "type", "collection", "kind", "group"];
    private static readonly string[] Links = ["link", "paymentlink", "stripe", "stripelink", "checkout", "checkouturl", "payurl", "buyurl"];
    private static readonly string[] Pictures = ["image", "picture", "photo", "imageurl"];
    private static readonly string[] Silent = ["id", "sku", "slug", "handle"];

    /// <summary>The products of a list of objects or a table; those without a name are left out.</summary>
    public static IReadOnlyList<CatalogueItem> Read(JsonElement value)
    {
        var rows = Rows(value).Take(Most).ToList();
        var items = new List<CatalogueItem>();
        foreach (var row in rows)
        {
            var name = Find(row, Names);
            if (!string.IsNullOrWhiteSpace(name))
            {
                items.Add(Item(row, name.Trim(), [.. items.Select(i => i.Id)]));
            }
        }

        return items;
    }

    /// <summary>A price as people write it: 12.50, "$12.50", "1.299,00 €"; null when there is none.</summary>
    public static decimal? Price(string? text)
    {
        var digits = string.Concat((text ?? "").Where(c => char.IsAsciiDigit(c) || c is '.' or ','));
        var mark = digits.LastIndexOfAny(['.', ',']);
        var isFraction = mark >= 0 && digits.Length - mark - 1 is 1 or 2;
        var whole = string.Concat((isFraction ? digits[..mark] : digits).Where(char.IsAsciiDigit));
        return decimal.TryParse(isFraction ? $"{whole}.{digits[(mark + 1)..]}" : whole, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) && price is >= 0 and < 100_000_000 ? price : null;
    }

    /// <summary>A word for addresses, unlike those there are.</summary>
    public static string Slug(string name, IReadOnlyCollection<string> taken)
    {
        var plain = string.Concat(name.ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var slug = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries));
        slug = slug.Length == 0 ? "product" : slug[..Math.Min(48, slug.Length)].Trim('-');
        var unique = slug;
        for (var number = 2; taken.Contains(unique); number++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        }

        return unique;
    }

    private static IEnumerable<Dictionary<string, JsonElement>> Rows(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && TableValue.From(value) is null)
        {
            var list = value.EnumerateObject().FirstOrDefault(m => m.Value.ValueKind == JsonValueKind.Array && m.Name is "products" or "items" or "catalogue" or "catalog").Value;
            return list.ValueKind == JsonValueKind.Array ? Rows(list) : [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(i => i.EnumerateObject().GroupBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.OrdinalIgnoreCase));
        }

        return TableValue.From(value) is { } table
            ? table.Rows.Select(r => table.Columns.Zip(r).GroupBy(c => c.First.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Second, StringComparer.OrdinalIgnoreCase))
            : [];
    }

    private static CatalogueItem Item(Dictionary<string, JsonElement> row, string name, string[] taken)
    {
        var price = Price(Find(row, Prices));
        var before = Price(Find(row, Befores));
        string[] known = [.. Names, .. Prices, .. Befores, .. Descriptions, .. Categories, .. Links, .. Pictures, .. Silent];
        return new CatalogueItem(Slug(name, taken), Cut(name, 160), price)
        {
            Description = Cut(Find(row, Descriptions)?.Trim() ?? "", LongestText),
            Category = Cut(Find(row, Categories)?.Trim() ?? "", 60),
            Before = before > price ? before : null,
            Link = SafeLink(Find(row, Links)),
            Picture = row.Where(c => Pictures.Contains(Plain(c.Key))).Select(c => ArtifactFiles.From(c.Value)).FirstOrDefault(p => p is not null && p.MediaType.StartsWith("image/", StringComparison.Ordinal)),
            Facts = [.. row.Where(c => !known.Contains(Plain(c.Key)) && c.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True && TableValue.Text(c.Value).Length is > 0 and < 300)
                .Take(12).Select(c => KeyValuePair.Create(PlainText.Caption(c.Key), c.Value.ValueKind == JsonValueKind.True ? "yes" : TableValue.Text(c.Value)))],
        };
    }

    private static string? SafeLink(string? link) =>
        Uri.TryCreate(link?.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 ? address.AbsoluteUri : null;

    private static string? Find(Dictionary<string, JsonElement> row, string[] names) =>
        names.Select(n => row.FirstOrDefault(c => Plain(c.Key) == n).Value).Where(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(v => TableValueText(v)).FirstOrDefault(t => t.Length > 0);

    private static string TableValueText(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Plain(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most] + "…";
}
