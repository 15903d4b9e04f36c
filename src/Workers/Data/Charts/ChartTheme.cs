namespace Cadre.Workers.Data.Charts;

/// <summary>
/// Colours of the charts. Greys have the same contrast (4.3) on white and on near-black; a page that knows better sets the
/// CSS variables <c>--chart-ink</c>, <c>--chart-muted</c>, <c>--chart-grid</c>, <c>--chart-1</c> and <c>--chart-2</c>.
/// </summary>
internal static class ChartTheme
{
    private static readonly string[] Rules =
    [
        "text{font-family:Inter,system-ui,'Segoe UI',Helvetica,Arial,sans-serif;font-size:12px;fill:var(--chart-muted,#75808F)}",
        ".t{font-size:16px;font-weight:600;fill:var(--chart-ink,#75808F)}",
        ".s{font-size:12px}",
        ".v{font-size:11px}",
        ".e{text-anchor:end}",
        ".m{text-anchor:middle}",
        ".g{stroke:var(--chart-grid,#8A94A6);stroke-opacity:.25;stroke-width:1}",
        ".ax{stroke:var(--chart-muted,#75808F);stroke-width:1}",
        ".a{fill:var(--chart-1,#0891B2)}",
        ".b{fill:var(--chart-2,#EA580C)}",
        ".q{fill:var(--chart-muted,#8A94A6);fill-opacity:.55}",
        ".la{stroke:var(--chart-1,#0891B2);fill:none;stroke-width:2;stroke-linejoin:round}",
        ".lb{stroke:var(--chart-2,#EA580C);fill:none;stroke-width:2;stroke-dasharray:6 4}",
        ".fa{fill:var(--chart-1,#0891B2);fill-opacity:.14}",
        ".d{fill:var(--chart-1,#0891B2);fill-opacity:.45}",
        ".bx{fill:var(--chart-1,#0891B2);fill-opacity:.25;stroke:var(--chart-1,#0891B2);stroke-width:1.5}",
        ".fb{fill:var(--chart-2,#EA580C);fill-opacity:.16}",
        ".gl{font-size:18px;font-weight:700;fill:var(--chart-ink,#75808F)}",
        ".c1{fill:#0891B2;fill-opacity:.7}.cadre-chart .c2{fill:#EA580C;fill-opacity:.7}.cadre-chart .c3{fill:#7C3AED;fill-opacity:.7}.cadre-chart .c4{fill:#059669;fill-opacity:.7}",
        ".c5{fill:#DB2777;fill-opacity:.7}.cadre-chart .c6{fill:#CA8A04;fill-opacity:.7}.cadre-chart .c7{fill:#475569;fill-opacity:.7}.cadre-chart .c8{fill:#DC2626;fill-opacity:.7}",
        ".w{fill:#fff}",
    ];

    /// <summary>Class of the drawing; the rules reach nothing outside it when a page takes the SVG in.</summary>
    internal const string Scope = "cadre-chart";

    internal const int Width = 720;

    internal static readonly string Style = string.Concat(Rules.Select(rule => $".{Scope} {rule}"));
}
