using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Product;

/// <summary>A product of a shop.</summary>
/// <param name="Id">Unique in the shop, fit for addresses.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Price">In the shop's currency; null: on request.</param>
internal sealed record CatalogueItem(string Id, string Name, decimal? Price)
{
    /// <summary>What it is.</summary>
    public string Description { get; init; } = "";

    /// <summary>The group it is shown in; empty for none.</summary>
    public string Category { get; init; } = "";

    /// <summary>The price before; null when it is not reduced.</summary>
    public decimal? Before { get; init; }

    /// <summary>Where it is paid (a payment link), https only; null: by order form.</summary>
    public string? Link { get; init; }

    /// <summary>Its photograph; null: it is drawn.</summary>
    public ArtifactRef? Picture { get; init; }

    /// <summary>Further facts, such as size or material.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];
}
