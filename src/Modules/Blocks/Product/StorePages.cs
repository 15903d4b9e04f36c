using System.Globalization;
using System.Net;
using System.Text;

namespace Cadre.Blocks.Product;

/// <summary>A page of a shop.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Title">Of the window.</param>
/// <param name="Root">The way back to the shop's folder.</param>
/// <param name="Body">Everything between header and footer.</param>
internal sealed record StorePage(string Path, string Title, string Root, string Body);

/// <summary>Writes the pages of a shop: all products, each product, the cart, the checkout, about.</summary>
internal sealed class StorePages(Shop shop, IReadOnlyDictionary<string, string> pictures)
{
    /// <summary>The pages.</summary>
    public IReadOnlyList<StorePage> All() =>
    [
        new("index.html", shop.Name, "", Index()),
        .. shop.Items.Select(item => new StorePage($"products/{item.Id}.html", $"{item.Name} – {shop.Name}", "../", Product(item))),
        new("cart.html", $"Cart – {shop.Name}", "", StoreCheckout.Cart),
        new("checkout.html", $"Checkout – {shop.Name}", "", StoreCheckout.Checkout(shop.Email)),
        new("about.html", $"About – {shop.Name}", "", About()),
    ];

    /// <summary>A price for people.</summary>
    public string Money(decimal? price) => price is { } amount ? $"{Sign(shop.Currency)}{amount.ToString(amount % 1 == 0 ? "N0" : "N2", CultureInfo.InvariantCulture)}" : "Price on request";

    private static string Sign(string currency) => currency switch { "USD" => "$", "EUR" => "€", "GBP" => "£", "INR" => "₹", "JPY" => "¥", _ => currency + " " };

    private string Index()
    {
        var kinds = shop.Items.Select(i => i.Category).Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var page = new StringBuilder("<section class=\"hero\"><div class=\"wide\"><div><h1>").Append(E(shop.Name)).Append("</h1><p>").Append(E(shop.Tagline)).Append("</p><a class=\"button\" href=\"#all\">See all products</a></div>");
        var faces = shop.Items.Take(shop.Items.Count >= 4 ? 4 : 1).ToList();
        page.Append(faces.Count == 1 ? "<div class=\"stage one\">" : "<div class=\"stage\">").AppendJoin("", faces.Select(i => $"<img src=\"{pictures[i.Id]}\" alt=\"\" width=\"640\" height=\"640\">")).Append("</div></div></section>");
        page.Append("<section class=\"wide\" id=\"all\"><div class=\"tools\"><h2>Products</h2>");
        if (kinds.Count > 1)
        {
            page.Append("<div class=\"chips\" role=\"group\" aria-label=\"Category\"><button type=\"button\" class=\"chip\" data-kind-chip data-kind=\"\" aria-pressed=\"true\">All</button>")
                .AppendJoin("", kinds.Select(k => $"<button type=\"button\" class=\"chip\" data-kind-chip data-kind=\"{E(k)}\" aria-pressed=\"false\">{E(k)}</button>")).Append("</div>");
        }

        page.Append(shop.Items.Count > 6 ? "<input class=\"find\" id=\"find\" type=\"search\" placeholder=\"Search\" aria-label=\"Search products\">" : "");
        page.Append("</div><p id=\"found\" role=\"status\" hidden></p><ul class=\"grid\">").AppendJoin("", shop.Items.Select(i => Card(i, ""))).Append("</ul><p class=\"none\" id=\"nothing\" hidden>Nothing fits. Try another word.</p></section>");
        return page.ToString();
    }

    private string Card(CatalogueItem item, string root) =>
        $"<li class=\"card\" data-kind=\"{E(item.Category)}\"><div class=\"picture\"><img src=\"{root}{pictures[item.Id]}\" alt=\"\" width=\"640\" height=\"640\" loading=\"lazy\"></div>"
        + $"<h3><a href=\"{root}products/{item.Id}.html\">{E(item.Name)}</a></h3><p>{E(item.Description)}</p><div class=\"row\"><span class=\"price\">{Price(item)}</span>"
        + $"<button type=\"button\" class=\"button plain small\" data-add=\"{item.Id}\" aria-label=\"Add {E(item.Name)} to the cart\">Add to cart</button></div></li>";

    private string Product(CatalogueItem item)
    {
        var page = new StringBuilder("<div class=\"wide\"><p class=\"crumbs\"><a href=\"../index.html\">All products</a>").Append(item.Category.Length > 0 ? " / " + E(item.Category) : "").Append("</p><article class=\"product\"><div class=\"picture\"><img src=\"../")
            .Append(pictures[item.Id]).Append("\" alt=\"").Append(E(item.Name)).Append("\" width=\"640\" height=\"640\"></div><div>");
        page.Append(item.Category.Length > 0 ? $"<p class=\"kind\">{E(item.Category)}</p>" : "").Append("<h1>").Append(E(item.Name)).Append("</h1><span class=\"price\">").Append(Price(item)).Append("</span><p class=\"text\">").Append(E(item.Description)).Append("</p>");
        page.Append("<div class=\"buy\"><span class=\"amount\"><button type=\"button\" data-step=\"-1\" aria-label=\"One less\">−</button><output id=\"wanted\" aria-label=\"Amount\">1</output><button type=\"button\" data-step=\"1\" aria-label=\"One more\">+</button></span>")
            .Append("<button type=\"button\" class=\"button\" data-add=\"").Append(item.Id).Append("\">Add to cart</button>").Append(item.Link is { } link ? $"<a class=\"button plain\" href=\"{E(link)}\" rel=\"noopener\">Buy now</a>" : "").Append("</div>");
        if (item.Facts.Count > 0)
        {
            page.Append("<dl class=\"facts\">").AppendJoin("", item.Facts.Select(f => $"<dt>{E(f.Key)}</dt><dd>{E(f.Value)}</dd>")).Append("</dl>");
        }

        page.Append("</div></article>");
        var others = shop.Items.Where(i => i != item).OrderByDescending(i => i.Category.Length > 0 && i.Category == item.Category).Take(4).ToList();
        page.Append(others.Count == 0 ? "" : "<div class=\"tools\"><h2>You may also like</h2></div><ul class=\"grid\">" + string.Concat(others.Select(i => Card(i, "../"))) + "</ul>");
        return page.Append("</div>").ToString();
    }

    private string About()
    {
        var text = shop.About.Length > 0 ? string.Concat(shop.About.Split("\n\n").Select(p => $"<p>{E(p.Trim())}</p>")) : $"<p>{E(shop.Tagline)}</p>";
        var mail = shop.Email is { } email ? $"<p>Write to us: <a href=\"mailto:{E(email)}\"><strong>{E(email)}</strong></a></p>" : "";
        return $"<div class=\"wide sheet\"><h1>About {E(shop.Name)}</h1>{text}{mail}</div>";
    }

    private string Price(CatalogueItem item) => E(Money(item.Price)) + (item.Before is { } before ? $" <s><span hidden>before </span>{E(Money(before))}</s>" : "");

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
