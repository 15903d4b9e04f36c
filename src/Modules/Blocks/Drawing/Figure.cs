using Cadre.Blocks.Game;

namespace Cadre.Blocks.Drawing;

/// <summary>People, whole or as a bust.</summary>
internal static class Figure
{
    /// <summary>A standing person; x and y are between the feet.</summary>
    public static void Stand(SvgWriter svg, CharacterLook look, Costume costume, double x, double y, double height, SeededChoice choice)
    {
        var lift = choice.Between(-6, 14);
        var coat = costume.Coat ?? look.Color;
        svg.Add($"<g transform=\"translate({x:0} {y:0}) scale({height / 100:0.000})\"><ellipse cx=\"0\" cy=\"0\" rx=\"26\" ry=\"5\" fill=\"#0003\"/>");
        if (costume.LongHair)
        {
            svg.Add($"<path d=\"M-17 -88 Q-20 -104 0 -104 Q20 -104 17 -88 Q22 -66 15 -56 H-15 Q-22 -66 -17 -88 Z\" fill=\"{look.Hair}\"/>");
        }

        svg.Add($"<path d=\"M-8 -36 L-9 -2 M8 -36 L10 -2\" stroke=\"{look.Dark}\" stroke-width=\"10\" stroke-linecap=\"round\"/>");
        if (look.Cape)
        {
            svg.Add($"<path d=\"M-12 -66 Q-34 -30 -26 -12 L20 -14 Q20 -40 12 -66 Z\" fill=\"{look.Accent}\"/>");
        }

        svg.Add($"<path d=\"M-14 -60 Q-26 -46 {-24 + (lift / 3):0} -34 M14 -60 Q28 -52 {30:0} {-44 - lift:0}\" stroke=\"{coat}\" stroke-width=\"9\" stroke-linecap=\"round\" fill=\"none\"/><circle cx=\"30\" cy=\"{-46 - lift:0}\" r=\"5\" fill=\"{look.Skin}\"/>");
        svg.Add($"<rect x=\"-18\" y=\"-68\" width=\"36\" height=\"{(costume.Coat is null ? 40 : 48)}\" rx=\"14\" fill=\"{coat}\" stroke=\"#0002\"/><rect x=\"-18\" y=\"-44\" width=\"36\" height=\"5\" fill=\"#000\" opacity=\".28\"/><path d=\"M0 -66 V-22\" stroke=\"#000\" stroke-width=\"1.4\" opacity=\".22\"/>");
        svg.Add($"<rect x=\"-4\" y=\"-76\" width=\"8\" height=\"12\" fill=\"{look.Skin}\"/><circle cx=\"0\" cy=\"-86\" r=\"15\" fill=\"{look.Skin}\"/><path d=\"M-15.5 -87 A15.5 15.5 0 0 1 15.5 -87 Q6 -96 -2 -93 Q-11 -90 -15.5 -87 Z\" fill=\"{look.Hair}\"/>");
        if (costume.Beard)
        {
            svg.Add($"<path d=\"M-15 -86 Q-16 -64 0 -62 Q16 -64 15 -86 Q12 -78 6 -79 Q0 -82 -6 -79 Q-12 -78 -15 -86 Z\" fill=\"{look.Hair}\"/>");
        }

        svg.Add($"<circle cx=\"-5\" cy=\"-85\" r=\"1.8\" fill=\"#1f2937\"/><circle cx=\"6\" cy=\"-85\" r=\"1.8\" fill=\"#1f2937\"/><path d=\"M-5 -77 Q1 -73 6 -77\" stroke=\"{(costume.Beard ? "#7f1d1d" : "#1f2937")}\" stroke-width=\"1.6\" fill=\"none\" stroke-linecap=\"round\"/>");
        svg.AddDrawing(Headwear.For(look.Hat && costume.Head == "none" ? "hat" : costume.Head, look.Dark, coat)).Add($"</g>");
    }

    /// <summary>Head and shoulders.</summary>
    public static void Bust(SvgWriter svg, CharacterLook look, double x, double y, double size)
    {
        svg.Add($"<g transform=\"translate({x:0} {y:0}) scale({size / 200:0.000})\">");
        svg.Add($"<path d=\"M-120 170 Q-116 58 -44 46 L44 46 Q116 58 120 170 Z\" fill=\"{svg.Linear(look.Color, look.Dark)}\"/><path d=\"M-30 44 L0 84 L30 44 Z\" fill=\"{look.Skin}\"/>");
        svg.Add($"<rect x=\"-22\" y=\"8\" width=\"44\" height=\"52\" rx=\"16\" fill=\"{look.Skin}\"/><rect x=\"-22\" y=\"26\" width=\"44\" height=\"16\" fill=\"#0000001c\"/>");
        svg.Add($"<path d=\"M-72 -20 Q-84 -128 0 -132 Q84 -128 72 -20 Q70 30 52 20 L-52 20 Q-70 30 -72 -20 Z\" fill=\"{look.Hair}\"/>");
        svg.Add($"<ellipse cx=\"0\" cy=\"-34\" rx=\"56\" ry=\"66\" fill=\"{look.Skin}\"/><circle cx=\"-57\" cy=\"-30\" r=\"11\" fill=\"{look.Skin}\"/><circle cx=\"57\" cy=\"-30\" r=\"11\" fill=\"{look.Skin}\"/>");
        svg.Add($"<path d=\"M-58 -52 Q-54 -106 4 -104 Q58 -102 58 -52 Q36 -84 -6 -78 Q-42 -74 -58 -52 Z\" fill=\"{look.Hair}\"/>");
        svg.Add($"<ellipse cx=\"-22\" cy=\"-34\" rx=\"9\" ry=\"6.5\" fill=\"#fff\"/><ellipse cx=\"22\" cy=\"-34\" rx=\"9\" ry=\"6.5\" fill=\"#fff\"/><circle cx=\"-21\" cy=\"-34\" r=\"4.8\" fill=\"#2b1b12\"/><circle cx=\"23\" cy=\"-34\" r=\"4.8\" fill=\"#2b1b12\"/>");
        svg.Add($"<path d=\"M-34 -47 Q-22 -54 -11 -48 M11 -48 Q22 -54 34 -47\" stroke=\"{look.Hair}\" stroke-width=\"5\" fill=\"none\" stroke-linecap=\"round\"/><path d=\"M0 -30 Q7 -14 -3 -12\" stroke=\"#00000030\" stroke-width=\"3.5\" fill=\"none\" stroke-linecap=\"round\"/>");
        svg.Add($"<path d=\"M-20 4 Q0 18 20 4\" stroke=\"#7f1d1d\" stroke-width=\"4.5\" fill=\"none\" stroke-linecap=\"round\"/><circle cx=\"-36\" cy=\"-12\" r=\"10\" fill=\"#ef444428\"/><circle cx=\"36\" cy=\"-12\" r=\"10\" fill=\"#ef444428\"/>");
        if (look.Hat)
        {
            svg.Add($"<path d=\"M-96 -78 Q0 -104 96 -78 L62 -92 Q60 -160 0 -162 Q-60 -160 -62 -92 Z\" fill=\"{look.Dark}\"/>");
        }

        svg.Add($"</g>");
    }
}
