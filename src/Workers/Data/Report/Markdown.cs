using System.Text;

namespace Cadre.Workers.Data.Report;

/// <summary>Names and values from foreign files lose their meaning as Markdown and HTML; line breaks become spaces.</summary>
internal static class Markdown
{
    internal static string Safe(string value) => SafeKeepBold(value).Replace("*", "\\*", StringComparison.Ordinal);

    internal static string SafeKeepBold(string value)
    {
        var safe = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            if (c is '\\' or '`' or '[' or ']' or '|' or '_' or '#' or '~') safe.Append('\\').Append(c);
            else if (c is '<') safe.Append("&lt;");
            else if (c is '&') safe.Append("&amp;");
            else safe.Append(char.IsControl(c) ? ' ' : c);
        }
        return safe.ToString();
    }
}
