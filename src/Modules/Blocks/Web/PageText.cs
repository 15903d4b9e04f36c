using System.Text;
using System.Text.RegularExpressions;

namespace Cadre.Blocks.Web;

/// <summary>The text of a page's bytes: by byte order mark, header, meta element, else UTF-8.</summary>
internal static partial class PageText
{
    private const int HeadBytes = 2048;

    /// <summary>Decodes bytes.</summary>
    public static string Decode(byte[] bytes, string contentType)
    {
        if (bytes.AsSpan().StartsWith("\uFEFF"u8))
        {
            return Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        }

        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(HeadBytes, bytes.Length));
        var name = Charset().Match(contentType) is { Success: true } header ? header : Charset().Match(head);
        var encoding = name.Success ? Named(name.Groups["name"].Value) : null;
        return (encoding ?? Encoding.UTF8).GetString(bytes);
    }

    private static Encoding? Named(string name) => name.ToLowerInvariant() switch
    {
        "iso-8859-1" or "latin1" or "us-ascii" or "windows-1252" or "cp1252" => Encoding.Latin1,
        "utf-16" or "utf-16le" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        _ => null,
    };

    [GeneratedRegex(@"charset\s*=\s*[""']?(?<name>[A-Za-z0-9_\-]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Charset();
}
