using System.Text.Json;
using Cadre.Kernel;
using Cadre.Models.Contracts;

namespace Cadre.Models.Ledger;

/// <summary>Prices per million tokens, as data with a date.</summary>
internal sealed class PriceTable : IModelPrices
{
    private const decimal PerMillion = 1_000_000m;
    private readonly List<PriceRow> rows;

    public PriceTable()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("prices.json")!;
        var file = JsonSerializer.Deserialize<PriceFile>(stream, CadreJson.Stored)!;
        Version = file.Version;
        rows = [.. file.Models.OrderByDescending(m => m.Model.Length)];
    }

    public string Version { get; }

    /// <summary>The price of a model; null when it is not known.</summary>
    public PriceRow? Find(string provider, string model) =>
        rows.FirstOrDefault(r => r.Provider == provider && model.StartsWith(r.Model, StringComparison.OrdinalIgnoreCase));

    /// <summary>Money for the tokens, exact. Cached input is charged at its own price.</summary>
    public decimal Cost(string provider, string model, TokenUsage usage) => Find(provider, model) is not { } price
        ? 0
        : ((Math.Max(0, usage.Input - usage.CachedInput) * price.Input) + (usage.CachedInput * price.Cached) + (usage.Output * price.Output)) / PerMillion;

    /// <summary>An upper estimate before a call: input from the number of characters (3 a token), output to its limit.</summary>
    public decimal Ceiling(string provider, string model, long inputCharacters, int maxOutput) =>
        Cost(provider, model, new TokenUsage((inputCharacters / 3) + 200, maxOutput, 0, 0));

    /// <inheritdoc/>
    decimal IModelPrices.Cost(ModelChoice model, long inputTokens, long outputTokens) =>
        model.Local ? 0 : Cost(model.Provider, model.Model, new TokenUsage(inputTokens, outputTokens, 0, 0));

    private sealed record PriceFile(string Version, string Currency, string Note, List<PriceRow> Models);
}

internal sealed record PriceRow(string Provider, string Model, decimal Input, decimal Cached, decimal Output);
