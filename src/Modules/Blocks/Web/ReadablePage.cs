using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Web;

/// <summary>A web page without what surrounds its text.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Markdown">Its main content.</param>
/// <param name="Html">The main content's cleaned markup.</param>
internal sealed record ReadablePage(string Title, string Markdown, string Html)
{
    private const int MostElements = 60_000;
    private const int Deepest = 220;
    private static readonly string[] Noise = ["script", "style", "noscript", "template", "iframe", "object", "embed", "form", "button", "input", "select", "nav", "aside", "footer", "svg", "canvas", "dialog"];
    private static readonly string[] NoiseNames = ["comment", "sidebar", "cookie", "consent", "advert", "promo", "newsletter", "share", "social", "related", "breadcrumb", "popup", "modal", "menu", "banner", "footer", "skip"];

    /// <summary>
    /// Reads a page: 1. parse without scripts or loading, 2. remove what is no content, 3. find the element with the most text per link, 4. write it as Markdown with absolute links.
    /// </summary>
    public static Result<ReadablePage> Read(string html, Uri address)
    {
        // 1. parse
        using var context = BrowsingContext.New(Configuration.Default);
        using var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }, context).ParseDocument(Shallow(html));
        if (document.All.Take(MostElements + 1).Count() > MostElements)
        {
            return Outcomes.Unusable("page_too_complex", $"The page has more than {MostElements:N0} elements.", "Fetch a smaller page, or a part of it.");
        }

        var title = TitleOf(document);

        // 2. remove what is no content
        foreach (var element in document.QuerySelectorAll(string.Join(',', Noise)).Concat(document.QuerySelectorAll("[hidden],[aria-hidden=true]")).ToList())
        {
            element.Remove();
        }

        foreach (var element in document.QuerySelectorAll("div,section,ul,header").Where(IsNoise).ToList())
        {
            element.Remove();
        }

        // 3. the main element
        var main = MainContent.Find(document);
        if (main is null)
        {
            return new ReadablePage(title, "", "");
        }

        // 4. Markdown
        var markdown = new PageMarkdown(address).Write(main);
        return new ReadablePage(title, markdown.StartsWith("# ", StringComparison.Ordinal) || title.Length == 0 ? markdown : $"# {title}\n\n{markdown}", CleanMarkup.Of(main, address));
    }

    private static string TitleOf(IHtmlDocument document)
    {
        var social = document.QuerySelector("meta[property='og:title']")?.GetAttribute("content");
        var heading = document.QuerySelectorAll("h1").Select(h => h.TextContent.Trim()).FirstOrDefault(t => t.Length > 0);
        return PageMarkdown.OneLine(social is { Length: > 0 } ? social : heading ?? document.Title ?? "");
    }

    private static bool IsNoise(IElement element)
    {
        var names = (element.ClassName + " " + element.Id).ToLowerInvariant();
        return names.Length > 1 && NoiseNames.Any(n => names.Contains(n, StringComparison.Ordinal)) && element.QuerySelector("article,main") is null
            && !names.Contains("content", StringComparison.Ordinal) && element.TextContent.Length < 4000;
    }

    /// <summary>Cuts markup that nests deeper than any real page: it would cost the parser's and our stack.</summary>
    private static string Shallow(string html)
    {
        var depth = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var next = html[at + 1];
            depth += next == '/' ? -1 : char.IsAsciiLetter(next) && !IsVoid(html.AsSpan(at + 1)) ? 1 : 0;
            if (depth > Deepest * 4)
            {
                return html[..at];
            }
        }

        return html;
    }

    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOfAny(" >/\n\t");
        return end > 0 && tag[..end].ToString().ToLowerInvariant() is "br" or "img" or "meta" or "link" or "input" or "hr" or "p" or "li" or "td" or "tr" or "th" or "dt" or "dd" or "option" or "source" or "col" or "wbr";
    }
}
