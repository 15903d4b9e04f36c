using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Rendering;
using Cadre.Blocks.Tables;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Product;

/// <summary>Turns a catalogue into a shop: a static site with products, cart and checkout.</summary>
internal sealed class ProductExecutor(ModelText models, TableWorker worker, TableSource source, MaterialReader reader, ProductPictures pictures, SandboxRenderer renderer, ArtifactFiles artifacts) : BlockExecutor<ProductSettings>("product")
{
    private const int LargestInlineHtml = 600_000;
    private const int MostText = 20_000;

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, ProductSettings settings, CancellationToken cancellationToken)
    {
        var currency = (settings.Currency ?? "USD").Trim().ToUpperInvariant();
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
        {
            return StepSettings.Bad("currency", $"'{settings.Currency}' is no currency.", "Write its three letters, such as USD or EUR.");
        }

        if (settings.Email is { Length: > 0 } email && !(email.Contains('@', StringComparison.Ordinal) && email.All(c => char.IsAsciiLetterOrDigit(c) || "@._+-".Contains(c, StringComparison.Ordinal))))
        {
            return StepSettings.Bad("email", $"'{email}' is no e-mail address.", "Write the address orders go to.");
        }

        var result = new StepResult();
        var items = await ItemsAsync(context, settings, currency, result, cancellationToken);
        if (!items.IsOk)
        {
            return items.Error;
        }

        var shop = Compose(context, settings, currency, items.Value);
        var drawn = await pictures.OfAsync(context.Tenant, shop.Name, shop.Items, cancellationToken);
        var built = await drawn.ThenAsync(p => context.EffectAsync("tool:shop", "tool", (_, token) => BuildAsync(context.Tenant, shop, p, token), cancellationToken));
        return await built.ThenAsync(b => FinishAsync(context, shop, b, result, cancellationToken));
    }

    private async Task<Result<StepOutcome>> FinishAsync(StepContext context, Shop shop, BuiltShop built, StepResult result, CancellationToken cancellationToken)
    {
        var page = built.Page.Size <= LargestInlineHtml ? await artifacts.ReadTextAsync(context.Tenant, built.Page, LargestInlineHtml, cancellationToken) : $"<p>The shop is too large to pass on as text: open the file {built.Page.Name}.</p>";
        if (!page.IsOk)
        {
            return page.Error;
        }

        built.Card.Tell(result).Output("frame", page.Value).Output("site", built.Site).Output("catalogue", shop.Items.Select(i => new { id = i.Id, name = i.Name, price = i.Price, category = i.Category, description = i.Description, link = i.Link }))
            .View("frame", shop.Name, built.Page, built.Card.ViewOptions()).View("file", "Site to publish", built.Site).Figure("products", shop.Items.Count);
        var open = shop.Items.Count(i => i.Price is null);
        _ = open > 0 ? result.Warn($"{open} of {shop.Items.Count} products have no price: the shop says “Price on request”.") : result;
        _ = shop.Email is null && shop.Items.Any(i => i.Link is null) ? result.Warn("No e-mail address is set: customers can save their order, but it is not sent to you. Set “Orders to”, or give each product a payment link.") : result;
        return result.Done();
    }

    private async Task<Result<BuiltShop>> BuildAsync(Tenant tenant, Shop shop, IReadOnlyList<(string Path, byte[] Bytes)> drawn, CancellationToken cancellationToken)
    {
        var name = CatalogueReader.Slug(shop.Name, []);
        var site = await artifacts.SaveAsync(tenant, name + ".zip", "application/zip", Storefront.Zip(Storefront.Site(shop, drawn)), cancellationToken);
        var html = Storefront.Preview(shop, drawn);
        var page = await site.ThenAsync(_ => artifacts.SaveTextAsync(tenant, name + ".html", "text/html", html, cancellationToken));
        var seen = await page.ThenAsync(_ => renderer.PngAsync(tenant, new Page(html, 960, 540), cancellationToken));
        var poster = await seen.ThenAsync(bytes => artifacts.SaveAsync(tenant, name + ".png", "image/png", bytes, cancellationToken));
        return page.Map(p => new BuiltShop(site.Value, p, CardPicture.Of(poster)));
    }

    private async Task<Result<IReadOnlyList<CatalogueItem>>> ItemsAsync(StepContext context, ProductSettings settings, string currency, StepResult result, CancellationToken cancellationToken)
    {
        var given = settings.Products is { ValueKind: JsonValueKind.Array } list ? CatalogueReader.Read(list) : [];
        foreach (var value in given.Count > 0 ? [] : MaterialReader.Values(context.Input("catalogue")))
        {
            var table = await TableAsync(context, value, cancellationToken);
            if (!table.IsOk)
            {
                return table.Error;
            }

            given = CatalogueReader.Read(table.Value);
            if (given.Count > 0)
            {
                break;
            }
        }

        if (given.Count > 0)
        {
            result.ByEngine("storefront");
            return Result<IReadOnlyList<CatalogueItem>>.Ok(given);
        }

        var materials = await reader.ReadAsync(context, "catalogue", cancellationToken);
        return await materials.ThenAsync(m => FromTextAsync(context, settings, currency, m, result, cancellationToken));
    }

    private async Task<Result<IReadOnlyList<CatalogueItem>>> FromTextAsync(StepContext context, ProductSettings settings, string currency, IReadOnlyList<Material> materials, StepResult result, CancellationToken cancellationToken)
    {
        var text = string.Join("\n", materials.Select(m => m.Text).Append(settings.Brief ?? "").Where(t => t.Length > 0));
        text = text[..Math.Min(MostText, text.Length)];
        if (text.Length == 0)
        {
            return StepSettings.Bad("products", "There is nothing to sell.", "List the products, connect a table, or describe what you sell.");
        }

        IReadOnlyList<CatalogueItem> found = CatalogueText.Find(text);
        if (await models.ChooseAsync(context, settings.Model, cancellationToken) is not null)
        {
            var task = $"List the products of this shop as JSON: [{{\"name\",\"price\",\"description\",\"category\"}}]. Prices in {currency} only where the text gives them, else null; two inviting, truthful sentences of description each. Shop: {context.Node.Title}\n{settings.Brief}";
            var reply = await models.AskAsync(context, "model:1", new ModelPrompt("product", "You write catalogues of shops. Answer with JSON only.", task, materials) { Policy = settings.Model }, cancellationToken);
            if (!reply.IsOk)
            {
                return reply.Error;
            }

            IReadOnlyList<CatalogueItem> written = JsonAnswer.Parse(reply.Value.Text) is { } json ? CatalogueReader.Read(json) : [];
            _ = written.Count > 0 ? result.ByModel(reply.Value.Model) : result.WithoutModel("catalogue from text").Warn($"{reply.Value.Model} answered with something that is no catalogue: the products are taken from the text by rules.");
            found = written.Count > 0 ? written : found;
        }
        else
        {
            result.WithoutModel("catalogue from text");
        }

        return found.Count > 0
            ? Result<IReadOnlyList<CatalogueItem>>.Ok(found)
            : Outcomes.Unusable("catalogue_empty", "No product was found in the text.", "Write one product a line, such as “Solar lamp – $24.90 – lights a room for a night”, or connect a table with the columns name and price.");
    }

    /// <summary>JSON and tables as they are; files and texts that are tables are read by the data worker.</summary>
    private async Task<Result<JsonElement>> TableAsync(StepContext context, JsonElement value, CancellationToken cancellationToken)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (JsonAnswer.Parse(text) is { } json)
        {
            return json;
        }

        var file = ArtifactFiles.From(value);
        var isTable = file is not null ? TableValue.From(value) is null && MediaTypes.IsTable(file) : text.Contains('\n', StringComparison.Ordinal) && text.Split('\n')[0] is var head && (head.Contains(',', StringComparison.Ordinal) || head.Contains('\t', StringComparison.Ordinal)) && head.Contains("name", StringComparison.OrdinalIgnoreCase);
        return !isTable ? value : await context.EffectAsync(
            "sandbox:catalogue",
            "sandbox",
            (key, token) => worker.UseAsync(context.Tenant, context.Progress, key, (sandbox, t) => PrepareAsync(context.Tenant, value, sandbox, t), (_, answer, _) => Task.FromResult<Result<JsonElement>>(answer.GetProperty("table")), token),
            cancellationToken);
    }

    private async Task<Result<System.Text.Json.Nodes.JsonObject>> PrepareAsync(Tenant tenant, JsonElement value, ISandbox sandbox, CancellationToken cancellationToken)
    {
        var tables = await source.PlaceAsync(tenant, sandbox, [value], null, null, cancellationToken);
        return tables.Map(placed => new System.Text.Json.Nodes.JsonObject { ["operation"] = "query", ["tables"] = placed, ["output"] = "out", ["previewRows"] = CatalogueReader.Most });
    }

    private static Shop Compose(StepContext context, ProductSettings settings, string currency, IReadOnlyList<CatalogueItem> items) =>
        new(settings.Name is { Length: > 0 } name ? name : context.Node.Title, settings.Tagline is { Length: > 0 } line ? line : $"{items.Count} {(items.Count == 1 ? "product" : "products")}, chosen with care.", currency, items)
        {
            About = settings.About ?? "",
            Email = string.IsNullOrWhiteSpace(settings.Email) ? null : settings.Email.Trim(),
            Shipping = settings.Shipping,
            FreeFrom = settings.FreeFrom,
            Colors = Shop.Palettes.GetValueOrDefault(settings.Style ?? "teal", Shop.Palettes["teal"]),
        };

    private sealed record BuiltShop(ArtifactRef Site, ArtifactRef Page, CardPicture Card);
}

/// <summary>Settings of product blocks.</summary>
internal sealed record ProductSettings(string? Name, string? Tagline, string? Brief, string? About, JsonElement? Products, string? Currency, string? Email, decimal? Shipping, decimal? FreeFrom, string? Style, string? Model);
