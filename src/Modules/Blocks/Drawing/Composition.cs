using Cadre.Blocks.Game;
using Cadre.Blocks.Language;

namespace Cadre.Blocks.Drawing;

/// <summary>What a picture is of.</summary>
/// <param name="Kind">poster, scene, portrait, cover or icon.</param>
/// <param name="Title">The lettering, where there is any.</param>
/// <param name="Text">All that is known about it.</param>
/// <param name="Style">A palette, or auto.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Seed">Another number, another picture.</param>
internal sealed record PictureRequest(string Kind, string Title, string Text, string? Style, int Width, int Height, int Seed);

/// <summary>Composes pictures from texts: the same request gives the same picture.</summary>
internal static class Composition
{
    /// <summary>The SVG.</summary>
    public static string Draw(PictureRequest request)
    {
        var svg = new SvgWriter(request.Width, request.Height);
        var choice = new SeededChoice($"{request.Kind}/{request.Text}/{request.Seed}");
        var colors = Palette.For(request.Style, request.Text);
        switch (request.Kind)
        {
            case "portrait":
                Portrait(svg, colors, choice, request);
                break;
            case "cover":
                Cover(svg, colors, choice, request);
                break;
            case "icon":
                Icon(svg, colors, choice, request);
                break;
            default:
                Scene.Draw(svg, colors, choice, request.Text);
                if (request.Kind == "poster")
                {
                    Lettering(svg, colors, request);
                }

                break;
        }

        return svg.ToString();
    }

    private static void Lettering(SvgWriter svg, Palette colors, PictureRequest request)
    {
        var (w, h) = (svg.Width, svg.Height);
        var size = Math.Min(w * 0.095, h * 0.12) * Fit(request.Title);
        svg.Add($"<rect width=\"{w}\" height=\"{h * 0.55:0}\" fill=\"{svg.Linear(colors.Ink + "cc", colors.Ink + "00")}\"/><rect x=\"{w * 0.07:0}\" y=\"{h * 0.075:0}\" width=\"{w * 0.12:0}\" height=\"{Math.Max(4, h * 0.008):0}\" rx=\"3\" fill=\"{colors.Accent}\"/>");
        var below = svg.Text(request.Title, w * 0.07, (h * 0.1) + size, size, "#ffffff", w * 0.86, 800);
        var line = Sentences.Of(request.Text).FirstOrDefault(s => !s.Equals(request.Title, StringComparison.OrdinalIgnoreCase) && s.Length < 140) ?? "";
        svg.Text(line, w * 0.07, below + (size * 0.1), size * 0.34, "#ffffffdd", w * 0.8, 500);
    }

    private static void Portrait(SvgWriter svg, Palette colors, SeededChoice choice, PictureRequest request)
    {
        var (w, h) = (svg.Width, svg.Height);
        svg.Add($"<rect width=\"{w}\" height=\"{h}\" fill=\"{svg.Linear(colors.SkyTop, colors.Middle, 0.6)}\"/>");
        for (var ring = 0; ring < 14; ring++)
        {
            svg.Add($"<circle cx=\"{choice.Between(0, w):0}\" cy=\"{choice.Between(0, h):0}\" r=\"{choice.Between(0.04, 0.2) * h:0}\" fill=\"{choice.Of([colors.Sun, colors.SkyLow, colors.Near])}\" opacity=\"{choice.Between(0.05, 0.22):0.00}\"/>");
        }

        svg.Add($"<circle cx=\"{w / 2:0}\" cy=\"{h * 0.48:0}\" r=\"{Math.Min(w, h) * 0.4:0}\" fill=\"{colors.SkyLow}\" opacity=\".55\"/>");
        var words = Words.Of($"{request.Title} {request.Text}");
        if (SubjectLibrary.Named(words).FirstOrDefault(s => s.Kind == "animal") is { } creature && !Costume.IsHuman(words))
        {
            var height = Math.Min(h * 0.62, w * 0.66 * creature.Height / creature.Width);
            creature.Draw(svg, w / 2, (h * 0.5) + (height / 2), height, false);
            return;
        }

        var look = CharacterLook.Of(new GameCharacter(request.Title, request.Text, null, request.Text));
        Figure.Bust(svg, look, w / 2, h * 0.6, Math.Min(w, h) * 0.72);
    }

    private static void Cover(SvgWriter svg, Palette colors, SeededChoice choice, PictureRequest request)
    {
        var (w, h) = (svg.Width, svg.Height);
        svg.Add($"<rect width=\"{w}\" height=\"{h}\" fill=\"{svg.Linear(colors.Ink, colors.Near, 0.5)}\"/>");
        var cell = Math.Min(w, h) / 6;
        for (var x = 0.0; x < w; x += cell)
        {
            for (var y = 0.0; y < h; y += cell)
            {
                if (x < w * 0.5 && y > h * 0.18 && y < h * 0.85)
                {
                    continue;
                }

                var color = choice.Of([colors.Near, colors.Middle, colors.Far, colors.Accent, colors.Sun]);
                var opacity = choice.Between(0.25, 0.9);
                var turn = choice.Whole(0, 3) * 90;
                var shape = choice.Whole(0, 3) switch
                {
                    0 => "M0 0 A1 1 0 0 1 1 1 L0 1 Z",
                    1 => "M0 0 H1 A1 1 0 0 1 0 1 Z",
                    2 => "M.5 0 A.5 .5 0 1 1 .49 0 Z",
                    _ => "M0 0 L1 1 H0 Z",
                };
                svg.Add($"<g transform=\"translate({x:0} {y:0}) rotate({turn} {cell / 2:0} {cell / 2:0}) scale({cell:0})\"><path d=\"{shape}\" fill=\"{color}\" opacity=\"{opacity:0.00}\"/></g>");
            }
        }

        var size = Math.Min(w * 0.075, h * 0.13) * Fit(request.Title);
        var below = svg.Text(request.Title, w * 0.07, (h * 0.36) + (size * 0.4), size, "#ffffff", w * 0.5, 800);
        svg.Add($"<rect x=\"{w * 0.07:0}\" y=\"{below - (size * 0.55):0}\" width=\"{w * 0.1:0}\" height=\"{Math.Max(4, h * 0.01):0}\" rx=\"3\" fill=\"{colors.Accent}\"/>");
    }

    private static void Icon(SvgWriter svg, Palette colors, SeededChoice choice, PictureRequest request)
    {
        var (w, h) = (svg.Width, svg.Height);
        var side = Math.Min(w, h);
        var (left, top) = ((w - side) / 2, (h - side) / 2);
        svg.Add($"<rect x=\"{left:0}\" y=\"{top:0}\" width=\"{side:0}\" height=\"{side:0}\" rx=\"{side * 0.22:0}\" fill=\"{svg.Linear(colors.Middle, colors.Near, 0.8)}\"/><rect x=\"{left:0}\" y=\"{top:0}\" width=\"{side:0}\" height=\"{side:0}\" rx=\"{side * 0.22:0}\" fill=\"{svg.Radial("#ffffff", 0.3)}\"/>");
        var glyph = Glyphs.For(request.Text);
        if (glyph is not null)
        {
            svg.Add($"<g transform=\"translate({left + (side * 0.2):0.0} {top + (side * 0.2):0.0}) scale({side * 0.6 / 24:0.000})\" fill=\"none\" stroke=\"#fff\" stroke-width=\"1.9\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><path d=\"{glyph}\"/></g>");
            return;
        }

        if (SubjectLibrary.Named(Words.Of(request.Text)) is [var subject, ..])
        {
            var height = Math.Min(side * 0.62, side * 0.68 * subject.Height / subject.Width);
            subject.Draw(svg, w / 2, top + (side / 2) + (height / 2), height, false);
            return;
        }

        var letter = request.Title.FirstOrDefault(char.IsLetter, 'C');
        svg.Text(char.ToUpperInvariant(letter).ToString(), w / 2, top + (side * 0.71), side * 0.6, "#ffffff", side, 800, "middle");
        svg.Add($"<circle cx=\"{left + (side * 0.78):0}\" cy=\"{top + (side * 0.24):0}\" r=\"{side * choice.Between(0.05, 0.08):0}\" fill=\"{colors.Accent}\"/>");
    }

    /// <summary>Long titles are set smaller.</summary>
    private static double Fit(string title) => Math.Clamp(Math.Sqrt(26.0 / Math.Max(1, title.Length)), 0.45, 1);
}
