namespace Cadre.Blocks.Drawing;

/// <summary>A room: wall, floor, a window with the sky in it, a shelf and a lamp.</summary>
internal static class Interior
{
    /// <summary>Draws it; gives where one stands.</summary>
    public static double Draw(SvgWriter svg, Palette colors, SeededChoice choice)
    {
        var (w, h) = (svg.Width, svg.Height);
        var floor = h * 0.74;
        svg.Add($"<rect width=\"{w}\" height=\"{floor:0}\" fill=\"{svg.Linear(colors.Paper, colors.SkyLow)}\"/><rect y=\"{floor:0}\" width=\"{w}\" height=\"{h - floor:0}\" fill=\"{svg.Linear("#c99b6b", "#8a5f38")}\"/><rect y=\"{floor - (h * 0.018):0}\" width=\"{w}\" height=\"{h * 0.018:0}\" fill=\"#fff\" opacity=\".8\"/>");
        for (var board = 1; board < 6; board++)
        {
            svg.Add($"<path d=\"M0 {floor + ((h - floor) * board / 6):0} H{w:0}\" stroke=\"#00000018\" stroke-width=\"{h * 0.003:0.0}\"/>");
        }

        var (left, top, wide, tall) = (w * choice.Between(0.08, 0.2), h * 0.14, w * 0.24, h * 0.34);
        svg.Add($"<rect x=\"{left:0}\" y=\"{top:0}\" width=\"{wide:0}\" height=\"{tall:0}\" fill=\"{svg.Linear(colors.SkyTop, colors.SkyLow)}\"/><path d=\"M{left:0} {top + tall:0} Q{left + (wide * 0.4):0} {top + (tall * 0.6):0} {left + wide:0} {top + (tall * 0.85):0} V{top + tall:0} Z\" fill=\"{colors.Middle}\"/><circle cx=\"{left + (wide * 0.7):0}\" cy=\"{top + (tall * 0.3):0}\" r=\"{tall * 0.12:0}\" fill=\"{colors.Sun}\"/>");
        svg.Add($"<path d=\"M{left:0} {top:0} h{wide:0} v{tall:0} h{-wide:0} Z M{left + (wide / 2):0} {top:0} v{tall:0} M{left:0} {top + (tall / 2):0} h{wide:0}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"{h * 0.016:0}\"/>");
        var (shelf, length) = (h * 0.32, w * 0.22);
        var start = w * 0.68;
        svg.Add($"<rect x=\"{start:0}\" y=\"{shelf:0}\" width=\"{length:0}\" height=\"{h * 0.014:0}\" fill=\"#8a5f38\"/>");
        string[] spines = [colors.Accent, colors.Near, colors.Middle, "#7c3aed", "#f59e0b", "#dc2626"];
        for (var x = start + (w * 0.008); x < start + length - (w * 0.02); x += w * choice.Between(0.013, 0.022))
        {
            var tallness = h * choice.Between(0.08, 0.13);
            svg.Add($"<rect x=\"{x:0}\" y=\"{shelf - tallness:0}\" width=\"{w * 0.012:0}\" height=\"{tallness:0}\" rx=\"2\" fill=\"{choice.Of(spines)}\"/>");
        }

        svg.Add($"<path d=\"M{w * 0.5:0} 0 V{h * 0.1:0}\" stroke=\"{colors.Ink}\" stroke-width=\"{h * 0.004:0.0}\"/><path d=\"M{w * 0.46:0} {h * 0.16:0} Q{w * 0.5:0} {h * 0.06:0} {w * 0.54:0} {h * 0.16:0} Z\" fill=\"{colors.Accent}\"/><circle cx=\"{w * 0.5:0}\" cy=\"{h * 0.17:0}\" r=\"{h * 0.3:0}\" fill=\"{svg.Radial("#fff3c4", 0.6)}\"/>");
        return h * 0.88;
    }
}
