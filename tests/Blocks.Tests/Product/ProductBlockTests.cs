using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Cadre.Blocks.Product;
using Cadre.Blocks.Rendering;

namespace Cadre.Blocks.Tests.Product;

public class ProductBlockTests(BlocksFixture blocks)
{
    private static readonly object[] Lamps =
    [
        new { name = "Solar lamp", price = "24.90", category = "Lamps", description = "Lights a room for a night.", weight = "400 g" },
        new { name = "Blue cup", price = 8, category = "Kitchen", description = "Holds tea.", link = "https://buy.stripe.com/test_123" },
        new { name = "Poster \"<b>Sea</b>\"", price = (string?)null, category = "Walls", description = "</script><img src=x onerror=alert(1)>", link = "javascript:alert(1)" },
    ];

    [Fact]
    public async Task Product_List_GivesPagesCartAndArchive()
    {
        var done = await blocks.CompleteAsync("product", new { name = "Lantern & Co", email = "orders@lantern.example", products = Lamps });

        using var zip = new ZipArchive(new MemoryStream(blocks.Bytes(done.Outputs["site"])));
        zip.Entries.Select(e => e.FullName).ShouldBe(["about.html", "cart.html", "catalogue.js", "checkout.html", "images/blue-cup.svg", "images/poster-b-sea-b.svg", "images/solar-lamp.svg", "index.html", "products/blue-cup.html", "products/poster-b-sea-b.html", "products/solar-lamp.html", "shop.css", "shop.js"]);
        using var page = new StreamReader(zip.GetEntry("products/poster-b-sea-b.html")!.Open());
        var poster = await new HtmlParser().ParseDocumentAsync(await page.ReadToEndAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        poster.QuerySelector("h1")!.TextContent.ShouldBe("Poster \"<b>Sea</b>\"");
        poster.QuerySelectorAll("img[onerror]").ShouldBeEmpty();
        poster.QuerySelectorAll("a[href^='javascript']").ShouldBeEmpty();
        done.Notes.Warnings!.ShouldContain(w => w.Contains("1 of 3 products have no price"));
        done.Outputs["catalogue"][1].GetProperty("link").GetString().ShouldBe("https://buy.stripe.com/test_123");
    }

    [Fact]
    public async Task Product_Shop_IsClickedThroughToTheOrder()
    {
        var done = await blocks.CompleteAsync("product", new { name = "Lantern", email = "orders@lantern.example", shipping = 5, freeFrom = 100, products = Lamps.Take(2) });
        const string Script = """
            (async () => {
              const click = selector => document.querySelector(selector).click();
              const fill = (name, value) => { document.querySelector(`[name=${name}]`).value = value; };
              click("a[href='products/solar-lamp.html']");
              const title = document.querySelector("h1").textContent;
              click("[data-step='1']");
              click(".buy [data-add]");
              click("a.brand");
              click("[data-add='blue-cup']");
              const count = document.querySelector(".count").textContent;
              click("a.basket");
              const total = document.querySelector("#total").textContent;
              click("#filled a.button");
              const pay = document.querySelector("[data-pay]").href;
              click("[data-order]");
              const wrong = [...document.querySelectorAll("[aria-invalid='true']")].map(f => f.name).join();
              fill("name", "Ada"); fill("email", "ada@example.org"); fill("address", "1 Hill");
              click("[data-order]");
              return { title, count, total, pay, wrong, summary: document.querySelector("#summary").textContent, mail: document.querySelector("#mail").href, left: document.querySelector(".count").textContent };
            })()
            """;

        var clicked = await blocks.Renderer.EvaluateAsync(blocks.Tenant, new Page(Encoding.UTF8.GetString(blocks.Bytes(JsonSerializer.SerializeToElement(done.Views[0].Artifact, Cadre.Kernel.CadreJson.Stored)))), Script, TestContext.Current.CancellationToken);

        clicked.IsOk.ShouldBeTrue(clicked.Error?.Message);
        var seen = clicked.Value;
        seen.GetProperty("title").GetString().ShouldBe("Solar lamp");
        seen.GetProperty("count").GetString().ShouldBe("3");
        seen.GetProperty("total").GetString().ShouldBe("$62.80");
        seen.GetProperty("pay").GetString().ShouldBe("https://buy.stripe.com/test_123");
        seen.GetProperty("wrong").GetString().ShouldBe("name,email,address");
        seen.GetProperty("summary").GetString()!.ShouldContain("2 × Solar lamp  $49.80");
        seen.GetProperty("mail").GetString()!.ShouldStartWith("mailto:orders@lantern.example?subject=Order");
        seen.GetProperty("left").GetString().ShouldBe("0");
    }

    [Fact]
    public async Task Product_CsvText_IsReadByTheWorker()
    {
        var done = await blocks.CompleteAsync("product", new { currency = "EUR" }, ("catalogue", "Product name;Price;Colour\nLamp;12,50;red\nCup;8,00;blue\n".Replace(';', '\t')));

        done.Outputs["catalogue"].EnumerateArray().Select(i => i.GetProperty("name").GetString()).ShouldBe(["Lamp", "Cup"]);
    }

    [Theory]
    [InlineData("Solar lamp – $24.90 – lights a room\nCup: 8 EUR", "Solar lamp|24.90", "Cup|8")]
    [InlineData("A shop that sells solar lamps, tea cups and posters.", "Solar lamps|", "Tea cups|", "Posters|")]
    public void CatalogueText_Lines_BecomeProducts(string text, params string[] expected) =>
        CatalogueText.Find(text).Select(i => $"{i.Name}|{i.Price?.ToString(System.Globalization.CultureInfo.InvariantCulture)}").ShouldBe(expected);

    [Theory]
    [InlineData("$1,299.00", 1299.0)]
    [InlineData("1.299,50 €", 1299.5)]
    [InlineData("12", 12.0)]
    [InlineData("free", null)]
    public void Price_AsWritten_IsRead(string text, double? expected) => CatalogueReader.Price(text).ShouldBe((decimal?)expected);

    [Fact]
    public async Task Product_TextWithoutProducts_SaysHowToWriteThem()
    {
        var failed = await blocks.FailAsync("product", new { brief = "Something nice." });

        failed.Code.ShouldBe("catalogue_empty");
        failed.Fix!.ShouldContain("Solar lamp");
    }
}
