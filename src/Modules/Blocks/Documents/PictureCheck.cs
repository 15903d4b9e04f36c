using System.Text.Json;
using System.Text.RegularExpressions;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;

namespace Cadre.Blocks.Documents;

/// <summary>Looks whether the pictures that a text shows can be opened: in the sandboxed browser, for they may be anything.</summary>
internal sealed partial class PictureCheck(ArtifactLinks links, SandboxRenderer renderer)
{
    private const string Script = "Promise.allSettled([...document.images].map(i => i.decode())).then(all => [...document.images].filter((_, n) => all[n].status === 'rejected').map(i => i.id))";

    /// <summary>The addresses of those that cannot: missing, too large, broken, or no pictures at all.</summary>
    public async Task<Result<IReadOnlyList<string>>> BrokenAsync(Tenant tenant, string markdown, CancellationToken cancellationToken)
    {
        var shown = Picture().Matches(markdown).Select(m => m.Groups["address"].Value).Distinct(StringComparer.Ordinal).ToList();
        if (shown.Count == 0)
        {
            return Result<IReadOnlyList<string>>.Ok([]);
        }

        var page = await links.EmbedAsync(tenant, "<!doctype html>" + string.Concat(shown.Select((address, n) => $"<img id=\"{n}\" src=\"{address}\">")), cancellationToken);
        var broken = await renderer.EvaluateAsync(tenant, new Page(page), Script, cancellationToken);
        return broken.Map<JsonElement, IReadOnlyList<string>>(ids => [.. ids.EnumerateArray().Select(id => shown[int.Parse(id.GetString()!, System.Globalization.CultureInfo.InvariantCulture)])]);
    }

    /// <summary>The text with a line instead of each of these pictures, and what the pictures were called.</summary>
    public static (string Markdown, IReadOnlyList<string> Names) Without(string markdown, IReadOnlyList<string> addresses)
    {
        var names = new List<string>();
        var text = Picture().Replace(markdown, found =>
        {
            if (!addresses.Contains(found.Groups["address"].Value, StringComparer.Ordinal))
            {
                return found.Value;
            }

            names.Add(found.Groups["name"].Value is { Length: > 0 } name ? name : "without a name");
            return $"*{names[^1]}: this picture cannot be opened.*";
        });
        return (text, names);
    }

    [GeneratedRegex(@"!\[(?<name>[^\]]*)\]\((?<address>/api/v1/artifacts/[0-9a-f]{64}\?inline=true)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();
}
