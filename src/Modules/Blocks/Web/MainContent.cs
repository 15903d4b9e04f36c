using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Cadre.Blocks.Web;

/// <summary>Finds the element that holds a page's text, by density: much text in paragraphs, few of it in links.</summary>
internal static class MainContent
{
    private const int EnoughText = 200;

    /// <summary>The element; null for a page without text.</summary>
    public static IElement? Find(IHtmlDocument document)
    {
        var marked = document.QuerySelectorAll("article,main,[role=main]").MaxBy(e => e.TextContent.Length);
        if (marked is not null && marked.TextContent.Trim().Length > EnoughText)
        {
            return marked;
        }

        var scores = new Dictionary<IElement, double>();
        foreach (var block in document.QuerySelectorAll("p,pre,td,li,blockquote"))
        {
            var length = block.TextContent.Trim().Length;
            if (length < 25 || block.ParentElement is not { } parent)
            {
                continue;
            }

            var score = 1 + Math.Min(length / 100.0, 3) + block.TextContent.Count(c => c is ',' or '،' or '、');
            scores[parent] = scores.GetValueOrDefault(parent) + score;
            if (parent.ParentElement is { } grandparent)
            {
                scores[grandparent] = scores.GetValueOrDefault(grandparent) + (score / 2);
            }
        }

        var best = scores.OrderByDescending(s => s.Value * (1 - LinkShare(s.Key))).Select(s => s.Key).FirstOrDefault() ?? document.Body;
        return best is null || best.TextContent.Trim().Length == 0 ? document.Body is { } body && body.TextContent.Trim().Length > 0 ? body : null
            : best.TextContent.Length < (document.Body?.TextContent.Length ?? 0) / 5 ? document.Body : best;
    }

    private static double LinkShare(IElement element)
    {
        var all = Math.Max(1, element.TextContent.Length);
        return Math.Min(1, (double)element.QuerySelectorAll("a").Sum(a => a.TextContent.Length) / all);
    }
}
