namespace Cadre.Blocks.Product;

/// <summary>A shop as it is built.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Tagline">One sentence on its first page.</param>
/// <param name="Currency">Three letters.</param>
/// <param name="Items">What it sells.</param>
internal sealed record Shop(string Name, string Tagline, string Currency, IReadOnlyList<CatalogueItem> Items)
{
    /// <summary>About it, in plain text.</summary>
    public string About { get; init; } = "";

    /// <summary>Where orders go; null for none.</summary>
    public string? Email { get; init; }

    /// <summary>What shipping costs; null for nothing said.</summary>
    public decimal? Shipping { get; init; }

    /// <summary>From which sum shipping is free; null for never.</summary>
    public decimal? FreeFrom { get; init; }

    /// <summary>Accent colour, its ink and its tint.</summary>
    public (string Accent, string Ink, string Tint) Colors { get; init; } = ("#0e7490", "#ffffff", "#ecfeff");

    /// <summary>Language of the pages, such as <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The colours by their names.</summary>
    public static IReadOnlyDictionary<string, (string Accent, string Ink, string Tint)> Palettes { get; } = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal)
    {
        ["teal"] = ("#0e7490", "#ffffff", "#ecfeff"),
        ["coral"] = ("#c2410c", "#ffffff", "#fff3ea"),
        ["forest"] = ("#166534", "#ffffff", "#effaf1"),
        ["plum"] = ("#7e22ce", "#ffffff", "#f8f1ff"),
        ["rose"] = ("#be123c", "#ffffff", "#fff1f3"),
        ["ink"] = ("#1e293b", "#ffffff", "#f1f5f9"),
    };
}
