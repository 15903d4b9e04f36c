using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Cadre.Blocks.Web;

/// <summary>Writes the elements of a page as Markdown; links are absolute, tables and code are kept, nothing is loaded.</summary>
internal sealed partial class PageMarkdown(Uri address)
{
    private const int Deepest = 220;
    private const int Longest = 1_500_000;
    private readonly StringBuilder text = new();

    /// <summary>The Markdown of an element.</summary>
    public string Write(IElement element)
    {
        Children(element, 0);
        return Gaps().Replace(text.ToString(), "\n\n").Trim();
    }

    /// <summary>A text without line breaks and doubled spaces.</summary>
    public static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    private void Children(IElement element, int depth)
    {
        if (depth > Deepest || text.Length > Longest)
        {
            return;
        }

        foreach (var node in element.ChildNodes)
        {
            if (node is IText words)
            {
                var piece = Spaces().Replace(words.Data, " ");
                text.Append(text.Length == 0 || text[^1] is '\n' or ' ' ? piece.TrimStart() : piece);
            }
            else if (node is IElement child)
            {
                Element(child, depth + 1);
            }
        }
    }

    private void Element(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Block($"{new string('#', element.LocalName[1] - '0')} {OneLine(element.TextContent)}");
                break;
            case "br":
                text.AppendLine();
                break;
            case "hr":
                Block("---");
                break;
            case "pre":
                Block($"```\n{element.TextContent.Trim('\n').Replace("```", "'''", StringComparison.Ordinal)}\n```");
                break;
            case "code" or "kbd" or "samp":
                text.Append('`').Append(OneLine(element.TextContent).Replace('`', '\'')).Append('`');
                break;
            case "strong" or "b":
                Around("**", element, depth);
                break;
            case "em" or "i":
                Around("*", element, depth);
                break;
            case "a":
                Link(element, depth);
                break;
            case "img":
                Picture(element);
                break;
            case "ul" or "ol":
                List(element, depth);
                break;
            case "table":
                Table(element, depth);
                break;
            case "blockquote":
                Block(string.Join('\n', new PageMarkdown(address).Write(element).Split('\n').Select(l => "> " + l)));
                break;
            case "p" or "div" or "section" or "article" or "header" or "figure" or "figcaption" or "dl" or "dt" or "dd" or "details" or "summary" or "main":
                Break();
                Children(element, depth);
                Break();
                break;
            default:
                Children(element, depth);
                break;
        }
    }

    private void Link(IElement element, int depth)
    {
        var href = element.GetAttribute("href") ?? "";
        if (!Uri.TryCreate(address, href, out var url) || url.Scheme is not ("http" or "https") || href.StartsWith('#'))
        {
            Children(element, depth);
            return;
        }

        var label = OneLine(element.TextContent).Replace('[', '(').Replace(']', ')');
        text.Append(label.Length == 0 ? "" : $"[{label}]({url.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})");
    }

    /// <summary>Pictures become their description with a link: showing the text must not load them.</summary>
    private void Picture(IElement element)
    {
        var label = OneLine(element.GetAttribute("alt") ?? "").Replace('[', '(').Replace(']', ')');
        if (label.Length > 2 && Uri.TryCreate(address, element.GetAttribute("src") ?? "", out var url) && url.Scheme is "http" or "https")
        {
            text.Append(CultureInfo.InvariantCulture, $"[Picture: {label}]({url.AbsoluteUri})");
        }
    }

    private void List(IElement element, int depth)
    {
        Break();
        var number = 1;
        foreach (var item in element.Children.Where(c => c.LocalName == "li"))
        {
            var lines = depth > Deepest ? [] : new PageMarkdown(address).Write(item).Split('\n');
            var mark = element.LocalName == "ol" ? $"{number++}. " : "- ";
            text.Append(mark).AppendJoin("\n" + new string(' ', mark.Length), lines.Where(l => l.Trim().Length > 0)).AppendLine();
        }

        Break();
    }

    private void Table(IElement element, int depth)
    {
        var rows = element.QuerySelectorAll("tr").Select(r => r.Children.Where(c => c.LocalName is "td" or "th").Select(c => OneLine(c.TextContent).Replace("|", "\\|", StringComparison.Ordinal)).ToList()).Where(r => r.Count > 0).ToList();
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        if (width < 2 || rows.Count < 2 || element.QuerySelector("table") is not null)
        {
            Children(element, depth);
            return;
        }

        var lines = rows.Select(r => $"| {string.Join(" | ", r.Concat(Enumerable.Repeat("", width - r.Count)))} |").ToList();
        lines.Insert(1, $"|{string.Concat(Enumerable.Repeat(" --- |", width))}");
        Block(string.Join('\n', lines));
    }

    private void Around(string mark, IElement element, int depth)
    {
        var inner = OneLine(element.TextContent);
        if (inner.Length is 0 or > 300 || element.QuerySelector("a,code,img") is not null)
        {
            Children(element, depth);
            return;
        }

        text.Append(mark).Append(inner).Append(mark);
    }

    private void Block(string block)
    {
        Break();
        text.Append(block);
        Break();
    }

    private void Break() => text.Append(text.Length == 0 ? "" : "\n\n");

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[ \t]*\n[ \t]*(\n[ \t]*)+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Gaps();
}
