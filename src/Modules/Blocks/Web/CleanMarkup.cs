using System.Net;
using System.Text;
using AngleSharp.Dom;

namespace Cadre.Blocks.Web;

/// <summary>Markup with a short list of elements and no attributes but absolute links: safe to show.</summary>
internal static class CleanMarkup
{
    private const int Deepest = 220;
    private const int Longest = 600_000;
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "pre", "code", "blockquote", "strong", "em", "b", "i", "br", "hr", "dl", "dt", "dd", "sub", "sup",
    };

    /// <summary>The markup within an element.</summary>
    public static string Of(IElement element, Uri address)
    {
        var html = new StringBuilder();
        Write(html, element, address, 0);
        return html.ToString();
    }

    private static void Write(StringBuilder html, IElement element, Uri address, int depth)
    {
        foreach (var node in element.ChildNodes)
        {
            if (depth > Deepest || html.Length > Longest)
            {
                return;
            }

            if (node is IText text)
            {
                html.Append(WebUtility.HtmlEncode(text.Data));
            }
            else if (node is IElement { LocalName: "a" } link && Uri.TryCreate(address, link.GetAttribute("href") ?? "", out var url) && url.Scheme is "http" or "https")
            {
                html.Append("<a rel=\"noreferrer\" href=\"").Append(WebUtility.HtmlEncode(url.AbsoluteUri)).Append("\">");
                Write(html, (IElement)node, address, depth + 1);
                html.Append("</a>");
            }
            else if (node is IElement child)
            {
                var kept = Kept.Contains(child.LocalName);
                html.Append(kept ? $"<{child.LocalName}>" : "");
                Write(html, child, address, depth + 1);
                html.Append(kept && child.LocalName is not ("br" or "hr") ? $"</{child.LocalName}>" : "");
            }
        }
    }
}
