using System.Net;
using System.Text;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Archives;

/// <summary>The first page of an archive of results: each block with its files; pictures, films, sounds, games and pages are shown in place, the latter in frames that reach nothing. It asks nobody.</summary>
internal static class ArchivePage
{
    private const int LongestExcerpt = 1500;
    private const int MostShown = 24;

    private const string Style = """
        :root{color-scheme:light dark;--ink:#0f172a;--soft:#475569;--line:#e2e8f0;--ground:#fff;--card:#f8fafc;--link:#0e7490}
        @media(prefers-color-scheme:dark){:root{--ink:#e2e8f0;--soft:#94a3b8;--line:#1e293b;--ground:#0b1220;--card:#111a2c;--link:#67e8f9}}
        *{box-sizing:border-box}body{margin:0;font:16px/1.6 Inter,"Segoe UI",system-ui,sans-serif;color:var(--ink);background:var(--ground)}
        main{max-width:860px;margin:0 auto;padding:48px 20px 80px}h1{font-size:34px;letter-spacing:-.02em;line-height:1.15;margin:0 0 8px}h2{font-size:20px;margin:0 0 4px}
        .lead,.kind{color:var(--soft);margin:0 0 24px;font-size:15px}.kind{margin:0 0 12px;font-size:13px}
        section{border:1px solid var(--line);background:var(--card);border-radius:16px;padding:22px;margin:18px 0}
        ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:8px}li a{display:inline-block;padding:6px 14px;border:1px solid var(--line);border-radius:999px;background:var(--ground);font-size:14px}
        a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}img,video{max-width:100%;border-radius:12px;display:block;margin:0 0 14px;background:#fff}audio{width:100%;margin:0 0 14px}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;font-size:15px;margin:0 0 14px;max-height:22em;overflow:auto}
        .many{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:12px}.many>*{margin:0 0 14px}.many details,.many video{grid-column:1/-1}
        summary{cursor:pointer;padding:6px 0;font-weight:600}iframe{width:100%;aspect-ratio:16/10;border:1px solid var(--line);border-radius:12px;background:#fff;margin:0 0 14px}
        """;

    /// <summary>The page.</summary>
    public static string Write(string title, IReadOnlyList<(StepView Step, IReadOnlyList<ArchivedFile> Files)> blocks)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
            .Append(E(title)).Append("</title><style>").Append(Style).Append("</style></head><body><main><h1>").Append(E(title)).Append("</h1>");
        var files = blocks.Sum(b => b.Files.Count);
        page.Append("<p class=\"lead\">").Append(blocks.Count).Append(blocks.Count == 1 ? " result, " : " results, ").Append(files).Append(files == 1 ? " file</p>" : " files</p>");
        foreach (var (step, own) in blocks)
        {
            page.Append("<section><h2>").Append(E(step.Title)).Append("</h2><p class=\"kind\">").Append(E(step.Type)).Append(step.FinishedAt is { } at ? $" · {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "").Append("</p>");
            if (own.Where(Shows).Take(MostShown).ToList() is { Count: > 0 } shown)
            {
                page.Append(shown.Count > 1 ? "<div class=\"many\">" : "<div>").AppendJoin("", shown.Select(Show)).Append("</div>");
            }
            else if (own.FirstOrDefault(f => f.MediaType is "text/markdown" or "text/plain") is { Words: { } words })
            {
                page.Append("<pre>").Append(E(words.Length <= LongestExcerpt ? words : words[..LongestExcerpt] + "…")).Append("</pre>");
            }

            page.Append("<ul>").AppendJoin("", own.Select(f => $"<li><a href=\"{Link(f)}\">{E(f.Path[(f.Path.IndexOf('/', StringComparison.Ordinal) + 1)..])}</a></li>")).Append("</ul></section>");
        }

        return page.Append("</main></body></html>\n").ToString();
    }

    private static bool Shows(ArchivedFile file) => file.MediaType.Split('/')[0] is "image" or "video" or "audio" || file.MediaType == "text/html";

    private static string Show(ArchivedFile file) => file.MediaType.Split('/')[0] switch
    {
        "video" => $"<video controls preload=\"metadata\" src=\"{Link(file)}\"></video>",
        "text" => $"<details><summary>Open {E(file.Title)} here</summary><iframe sandbox=\"allow-scripts allow-pointer-lock allow-modals\" loading=\"lazy\" title=\"{E(file.Title)}\" src=\"{Link(file)}\"></iframe></details>",
        "audio" => $"<audio controls preload=\"metadata\" src=\"{Link(file)}\"></audio>",
        _ => $"<img src=\"{Link(file)}\" alt=\"{E(file.Title)}\" loading=\"lazy\">",
    };

    private static string Link(ArchivedFile file) => string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString));

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
