using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Documents.Formulas;

/// <summary>KaTeX's style sheet with those fonts in it that a page uses.</summary>
internal sealed partial class KatexFonts(IOptions<BlocksOptions> options)
{
    private readonly Lazy<string> styles = new(() => File.ReadAllText(Path.Combine(options.Value.KatexFolder, "katex.min.css")));

    /// <summary>The style sheet.</summary>
    /// <param name="used">The faces that are used: <c>family|weight|style</c>.</param>
    public string StyleSheet(HashSet<string> used)
    {
        var faces = new StringBuilder();
        foreach (Match face in Face().Matches(styles.Value))
        {
            var (family, file) = (face.Groups["family"].Value.Trim('"'), face.Groups["file"].Value);
            var weight = file.Contains("Bold", StringComparison.Ordinal) ? "bold" : "normal";
            var style = file.Contains("Italic", StringComparison.Ordinal) ? "italic" : "normal";
            var path = Path.Combine(options.Value.KatexFolder, "fonts", file);
            if (used.Contains($"{family}|{weight}|{style}") && File.Exists(path))
            {
                faces.Append("@font-face{font-family:").Append(family).Append(";font-weight:").Append(weight).Append(";font-style:").Append(style)
                    .Append(";src:url(data:font/woff2;base64,").Append(Convert.ToBase64String(File.ReadAllBytes(path))).Append(") format(\"woff2\")}");
            }
        }

        return faces + Face().Replace(styles.Value, "");
    }

    [GeneratedRegex(@"@font-face\{[^}]*?font-family:(?<family>[^;}]+);[^}]*?url\(fonts/(?<file>[\w-]+\.woff2)\)[^}]*\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Face();
}
