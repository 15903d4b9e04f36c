using System.Text;
using Cadre.Blocks.Drawing;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Language;
using Cadre.Kernel;

namespace Cadre.Blocks.Product;

/// <summary>The pictures of products: their photographs, else a drawing of what their name says, else of what the shop's says, else a tile with their letter.</summary>
internal sealed class ProductPictures(ArtifactFiles artifacts)
{
    private const int LargestPicture = 3_000_000;
    private const int Side = 640;

    private static readonly (string Light, string Deep, string Mark)[] Grounds =
    [
        ("#e0f7fa", "#a5e3ec", "#0e7490"), ("#fff1e3", "#ffd2a6", "#c2410c"), ("#eef7e6", "#c4e3a8", "#3f6212"), ("#f3eefe", "#d5c5fb", "#6d28d9"),
        ("#ffeef3", "#fdc4d5", "#be185d"), ("#fdf7dd", "#f6e08e", "#a16207"), ("#e8f1fe", "#b5d3fb", "#1d4ed8"),
    ];

    /// <summary>File name within the shop → bytes, for each product in order.</summary>
    public async Task<Result<IReadOnlyList<(string Path, byte[] Bytes)>>> OfAsync(Tenant tenant, string shop, IReadOnlyList<CatalogueItem> items, CancellationToken cancellationToken)
    {
        var pictures = new List<(string, byte[])>();
        foreach (var (item, number) in items.Select((item, number) => (item, number)))
        {
            if (item.Picture is { } photo && photo.Size <= LargestPicture)
            {
                var bytes = await artifacts.ReadAsync(tenant, photo, LargestPicture, cancellationToken);
                if (!bytes.IsOk)
                {
                    return bytes.Error;
                }

                pictures.Add(($"images/{item.Id}{Extension(photo.MediaType)}", bytes.Value));
            }
            else
            {
                pictures.Add(($"images/{item.Id}.svg", Encoding.UTF8.GetBytes(Draw(item, number, shop))));
            }
        }

        return pictures;
    }

    /// <summary>The drawing of a product on a ground that its neighbours do not have: the same product at the same place, the same drawing.</summary>
    private static string Draw(CatalogueItem item, int number, string shop)
    {
        var svg = new SvgWriter(Side, Side);
        var (light, deep, mark) = Grounds[(number + shop.Length) % Grounds.Length];
        var subject = SubjectLibrary.Named([.. Words.Of(item.Name), .. Words.Of(item.Category), .. Words.Of(shop)]).FirstOrDefault(s => s.Place != "far");
        svg.Add($"<rect width=\"{Side}\" height=\"{Side}\" fill=\"{svg.Linear(light, deep)}\"/><circle cx=\"{Side * 0.5:0}\" cy=\"{Side * 0.47:0}\" r=\"{Side * 0.35:0}\" fill=\"#ffffff\" opacity=\"0.55\"/>");
        if (subject is not null)
        {
            var height = Math.Min(Side * 0.5, Side * 0.62 * subject.Height / subject.Width);
            svg.Add($"<ellipse cx=\"{Side * 0.5:0}\" cy=\"{(Side * 0.47) + (height / 2) + 6:0}\" rx=\"{height * subject.Width / subject.Height * 0.42:0}\" ry=\"14\" fill=\"{mark}\" opacity=\"0.18\"/>");
            subject.Draw(svg, Side * 0.5, (Side * 0.47) + (height / 2), height, mirrored: false);
        }
        else
        {
            svg.Add($"<text x=\"{Side * 0.5:0}\" y=\"{Side * 0.61:0}\" text-anchor=\"middle\" font-family=\"Inter, Segoe UI, sans-serif\" font-size=\"250\" font-weight=\"800\" fill=\"{mark}\">{System.Net.WebUtility.HtmlEncode(System.Globalization.StringInfo.GetNextTextElement(item.Name).ToUpperInvariant())}</text>");
        }

        return svg.ToString();
    }

    private static string Extension(string mediaType) => mediaType.Split(';')[0] switch
    {
        "image/png" => ".png",
        "image/jpeg" => ".jpg",
        "image/webp" => ".webp",
        "image/gif" => ".gif",
        _ => ".svg",
    };
}
