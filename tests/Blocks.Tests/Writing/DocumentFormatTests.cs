using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Cadre.Runs.Contracts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Cadre.Blocks.Tests.Writing;

public class DocumentFormatTests(BlocksFixture blocks)
{
    private const string Text = """
        # Loan offer

        The *monthly* payment of **$250,000** at 4.2 % over $n = 300$ months costs $5 and $10 in fees.

        ## Formula

        $$
        P = \frac{L\,r\,(1+r)^n}{(1+r)^n - 1}, \qquad \sum_{i=1}^{n} i = \frac{n(n+1)}{2}
        $$

        *Table 1: Costs*

        | Item | Cost |
        |:-----|-----:|
        | Loan | 1,200 |
        | Fee | 30 |

        1. First
        2. Second
           - inner [link](https://example.org/a?b=1&c=2)

        - [x] signed

        > A quote with `code`, ~~gone~~ and a note.[^1]

        ```python
        print("x < y & z")
        ```

        Broken: $\frac{1$ stays.

        [^1]: The note.
        """;

    [Fact]
    public async Task Content_Formulas_AreSetWithTheirFontsInsideThePage()
    {
        var done = await blocks.CompleteAsync("content", new { text = Text, formats = new[] { "html" } });

        var html = done.Outputs["html"].GetString()!;
        html.ShouldContain("class=\"katex\"");
        html.ShouldContain("font/woff2;base64,");
        html.ShouldNotContain("url(fonts/");
        html.ShouldContain("formula-problem");
        html.ShouldContain("costs $5 and $10 in fees");
        html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Content_Word_IsValidAndHoldsTheDocument()
    {
        var done = await blocks.CompleteAsync("content", new { text = Text, formats = new[] { "docx" } });

        using var file = new MemoryStream(blocks.Bytes(done.Outputs["docx"]));
        using var word = WordprocessingDocument.Open(file, false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var body = word.MainDocumentPart!.Document!.Body!;
        body.Descendants<DocumentFormat.OpenXml.Math.OfficeMath>().Count().ShouldBe(2);
        body.Descendants<DocumentFormat.OpenXml.Math.Fraction>().Count().ShouldBe(2);
        body.Descendants<DocumentFormat.OpenXml.Math.Nary>().ShouldHaveSingleItem();
        body.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableRow>().Count().ShouldBe(3);
        body.InnerText.ShouldContain("$250,000");
        word.MainDocumentPart.HyperlinkRelationships.ShouldHaveSingleItem().Uri.Query.ShouldBe("?b=1&c=2");
    }

    [Fact]
    public async Task Content_HostileText_GivesAValidWordFile()
    {
        var hostile = "# \u0000Title\uD800 <w:p>\n\n[x](javascript:alert(1)) \u0007 &lt; ]]> <script>alert(1)</script>\n\n|a|\n|-|\n|" + new string('x', 4000) + "|\n\n" + string.Concat(Enumerable.Repeat("- ", 40)) + "deep\n\n$\\def\\a{\\a\\a}\\a$ مرحبا بالعالم";

        var done = await blocks.CompleteAsync("content", new { text = hostile, formats = new[] { "docx" } });

        using var word = WordprocessingDocument.Open(new MemoryStream(blocks.Bytes(done.Outputs["docx"])), false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        word.MainDocumentPart!.HyperlinkRelationships.ShouldBeEmpty();
    }

    [Fact]
    public async Task Content_PicturesAndTables_AreCaptionedAfterTheBlocksThatMadeThem()
    {
        var svg = blocks.Artifacts.Add("diagram.svg", "image/svg+xml", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 150'><rect width='300' height='150' fill='teal'/></svg>"));
        var table = new { columns = new[] { new { name = "month", type = "text" }, new { name = "sold", type = "integer" } }, rows = new object[][] { ["May", 3], ["June", 5] }, rowCount = 2 };
        var step = blocks.Step("content", new { brief = "A note.", formats = new[] { "docx" } }, ("context", new object[] { svg, table }));
        step = new TestStep(step.Tenant, step.Node, new Dictionary<string, PortValue> { ["context"] = step.Inputs["context"] with { Titles = ["How an order flows", "Sales by month"] } });

        var done = (StepOutcome.Completed)await blocks.RunAsync(step);

        var markdown = done.Outputs["markdown"].GetString()!;
        markdown.ShouldContain("*Figure 1: How an order flows*");
        markdown.ShouldContain("*Table 1: Sales by month*");
        using var zip = new ZipArchive(new MemoryStream(blocks.Bytes(done.Outputs["docx"])));
        zip.Entries.ShouldContain(e => e.FullName.StartsWith("word/media/") && e.Length > 100);
        var document = XDocument.Load(zip.GetEntry("word/document.xml")!.Open());
        document.Descendants().Single(e => e.Name.LocalName == "docPr").Attribute("descr")!.Value.ShouldBe("Figure 1: How an order flows");
        document.Descendants().Where(e => e.Name.LocalName == "pStyle" && (string?)e.Attributes().Single() == "Caption").Count().ShouldBe(2);
    }
}
