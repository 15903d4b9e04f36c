using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Product;

/// <summary>A shop as files of a static site, and as one page to look at.</summary>
internal static class Storefront
{
    private static readonly DateTimeOffset Written = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero); // same shop, same bytes

    /// <summary>File → bytes.</summary>
    public static IReadOnlyDictionary<string, byte[]> Site(Shop shop, IReadOnlyList<(string Path, byte[] Bytes)> pictures)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["shop.css"] = Encoding.UTF8.GetBytes(Styles(shop)),
            ["shop.js"] = Encoding.UTF8.GetBytes(EmbeddedText.Read("Product/shop.js")),
            ["catalogue.js"] = Encoding.UTF8.GetBytes($"window.SHOP = {Data(shop, pictures)};\n"),
        };
        foreach (var page in Pages(shop, pictures))
        {
            files[page.Path] = Encoding.UTF8.GetBytes(Whole(shop, page, $"<link rel=\"stylesheet\" href=\"{page.Root}shop.css\">", page.Body, $"<script src=\"{page.Root}catalogue.js\"></script><script src=\"{page.Root}shop.js\"></script>"));
        }

        foreach (var (path, bytes) in pictures)
        {
            files[path] = bytes;
        }

        return files;
    }

    /// <summary>The whole shop as one page that needs no other file.</summary>
    public static string Preview(Shop shop, IReadOnlyList<(string Path, byte[] Bytes)> pictures)
    {
        var pages = Pages(shop, pictures).ToDictionary(p => p.Path, p => new { title = p.Title, root = p.Root, body = p.Body }, StringComparer.Ordinal);
        var data = pictures.ToDictionary(p => p.Path, p => $"data:{MediaTypes.Of(p.Path)};base64,{Convert.ToBase64String(p.Bytes)}", StringComparer.Ordinal);
        var script = $"<script>window.SHOP = {Data(shop, pictures)}; window.PAGES = {Script(pages)}; window.PICTURES = {Script(data)};</script><script>{EmbeddedText.Read("Product/shop.js")}</script><script>{EmbeddedText.Read("Product/preview.js")}</script>";
        return Whole(shop, new StorePage("index.html", shop.Name, "", ""), $"<style>{Styles(shop)}</style>", "", script);
    }

    /// <summary>The site as one file to take away.</summary>
    public static byte[] Zip(IReadOnlyDictionary<string, byte[]> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in files)
            {
                var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = Written;
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return buffer.ToArray();
    }

    private static IReadOnlyList<StorePage> Pages(Shop shop, IReadOnlyList<(string Path, byte[] Bytes)> pictures) => new StorePages(shop, Paths(shop, pictures)).All();

    private static Dictionary<string, string> Paths(Shop shop, IReadOnlyList<(string Path, byte[] Bytes)> pictures) =>
        shop.Items.Zip(pictures).ToDictionary(p => p.First.Id, p => p.Second.Path, StringComparer.Ordinal);

    private static string Whole(Shop shop, StorePage page, string styles, string body, string scripts) => $"""
        <!doctype html>
        <html lang="{E(shop.Language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{E(page.Title)}</title><meta name="description" content="{E(shop.Tagline)}">{styles}</head>
        <body data-root="{page.Root}"><a class="skip" href="#view">Skip to content</a>
        <header class="bar"><div class="wide"><a class="brand" href="{page.Root}index.html"><span class="dot" aria-hidden="true"></span><span>{E(shop.Name)}</span></a>
        <nav aria-label="Main"><a href="{page.Root}index.html">Products</a><a href="{page.Root}about.html">About</a><a class="basket" href="{page.Root}cart.html">Cart <span class="count" aria-label="items in the cart">0</span></a></nav></div></header>
        <main id="view">{body}</main>
        <footer><div class="wide"><span>{E(shop.Name)}</span><a href="{page.Root}about.html">About</a>{(shop.Email is { } email ? $"<a href=\"mailto:{E(email)}\">{E(email)}</a>" : "")}</div></footer>
        <div class="toast" id="toast" role="status" aria-live="polite"></div>{scripts}</body></html>
        """;

    private static string Styles(Shop shop) => EmbeddedText.Read("Product/shop.css").Replace("--accent: #0e7490; --accent-ink: #ffffff; --tint: #ecfeff;", $"--accent: {shop.Colors.Accent}; --accent-ink: {shop.Colors.Ink}; --tint: {shop.Colors.Tint};", StringComparison.Ordinal);

    private static string Data(Shop shop, IReadOnlyList<(string Path, byte[] Bytes)> pictures)
    {
        var paths = Paths(shop, pictures);
        return Script(new
        {
            name = shop.Name,
            email = shop.Email ?? "",
            currency = shop.Currency,
            shipping = shop.Shipping ?? 0,
            freeFrom = shop.FreeFrom ?? 0,
            items = shop.Items.Select(i => new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = i.Id, ["name"] = i.Name, ["price"] = i.Price, ["link"] = i.Link ?? "", ["image"] = paths[i.Id] }),
        });
    }

    /// <summary>JSON that cannot end its script element.</summary>
    private static string Script(object value) =>
        JsonSerializer.Serialize(value, CadreJson.Stored).Replace("<", "\\u003c", StringComparison.Ordinal).Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
