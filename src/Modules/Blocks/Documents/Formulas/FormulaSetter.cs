using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Cadre.Blocks.Documents.Formulas;

/// <summary>Sets formulas with KaTeX in the browser of the sandbox, so that pages need no script and no font from elsewhere.</summary>
internal sealed class FormulaSetter(SandboxRenderer renderer, KatexFonts fonts)
{
    private const int MostFormulas = 500;
    private const int LongestFormula = 5000;

    /// <summary>The formulas of a text. Those beyond 500 stay as written.</summary>
    public async Task<Result<FormulaSet>> SetAsync(Tenant tenant, MarkdownDocument parsed, CancellationToken cancellationToken)
    {
        var written = FormulaSet.In(parsed).Take(MostFormulas).Where(f => f.Tex.Length <= LongestFormula).ToList();
        if (written.Count == 0)
        {
            return FormulaSet.None;
        }

        var list = new JsonArray([.. written.Select(f => (JsonNode)new JsonObject { ["tex"] = f.Tex, ["display"] = f.Display })]);
        var answer = await renderer.EvaluateAsync(tenant, new Page(EmbeddedText.Read("Documents/Formulas/page.html")), $"typeset({list.ToJsonString()})", cancellationToken);
        if (!answer.IsOk)
        {
            return answer.Error;
        }

        if (answer.Value.ValueKind != JsonValueKind.Object)
        {
            return new Error(ErrorKind.Unavailable, "katex_missing", "The formula program is not installed.", "Install the tools (run does it), then try again.");
        }

        var used = answer.Value.GetProperty("fonts").EnumerateArray().Select(f => f.GetString()!).ToHashSet(StringComparer.Ordinal);
        var formulas = written.Zip(answer.Value.GetProperty("formulas").EnumerateArray(), (f, set) => new Formula(f.Tex, f.Display, Text(set, "html"), Text(set, "error")));
        return new FormulaSet([.. formulas], fonts.StyleSheet(used));
    }

    /// <summary>Puts the set formulas in the place of those written; what cannot be read stays as it was written, marked.</summary>
    public static void Place(MarkdownDocument parsed, FormulaSet set)
    {
        var written = FormulaSet.In(parsed).Where(f => f.Tex.Length <= LongestFormula).Take(set.All.Count).ToList();
        foreach (var ((place, tex, display), formula) in written.Zip(set.All))
        {
            var html = formula.Html ?? $"<code class=\"formula-problem\" title=\"{WebUtility.HtmlEncode(formula.Problem)}\">{WebUtility.HtmlEncode(tex)}</code>";
            if (place is MathInline inline)
            {
                inline.ReplaceBy(new HtmlInline(html));
            }
            else if (place is MathBlock { Parent: { } parent } block)
            {
                parent[parent.IndexOf(block)] = new HtmlBlock(null) { Lines = new StringLineGroup($"<div class=\"formula\">{html}</div>") };
            }
        }
    }

    private static string? Text(JsonElement set, string name) => set.TryGetProperty(name, out var value) ? value.GetString() : null;
}
