namespace Cadre.Blocks.Drawing;

/// <summary>Stars, a nebula and the ground of another world.</summary>
internal static class SpaceScene
{
    /// <summary>Draws it; gives where one stands.</summary>
    public static double Draw(SvgWriter svg, SeededChoice choice)
    {
        var (w, h) = (svg.Width, svg.Height);
        svg.Add($"<rect width=\"{w}\" height=\"{h}\" fill=\"{svg.Linear("#070b1f", "#2b1d54", 0.4)}\"/>");
        string[] glows = ["#7c3aed", "#0891b2", "#db2777"];
        for (var cloud = 0; cloud < 5; cloud++)
        {
            svg.Add($"<circle cx=\"{choice.Between(0, w):0}\" cy=\"{choice.Between(0, h * 0.7):0}\" r=\"{h * choice.Between(0.2, 0.45):0}\" fill=\"{svg.Radial(choice.Of(glows), choice.Between(0.15, 0.35))}\"/>");
        }

        for (var star = 0; star < 170; star++)
        {
            svg.Add($"<circle cx=\"{choice.Between(0, w):0}\" cy=\"{choice.Between(0, h * 0.85):0}\" r=\"{h * choice.Between(0.0006, 0.0028):0.0}\" fill=\"#fff\" opacity=\"{choice.Between(0.3, 1):0.00}\"/>");
        }

        svg.Add($"<path d=\"M0 {h * 0.82:0} Q{w * 0.5:0} {h * 0.7:0} {w:0} {h * 0.84:0} V{h:0} H0 Z\" fill=\"{svg.Linear("#8b8fa8", "#4b4f6b")}\"/>");
        for (var crater = 0; crater < 9; crater++)
        {
            var (x, y, size) = (choice.Between(0, w), h * choice.Between(0.86, 0.98), w * choice.Between(0.01, 0.035));
            svg.Add($"<ellipse cx=\"{x:0}\" cy=\"{y:0}\" rx=\"{size:0}\" ry=\"{size * 0.28:0.0}\" fill=\"#3c4059\" opacity=\".6\"/><path d=\"M{x - size:0} {y:0} Q{x:0} {y + (size * 0.5):0} {x + size:0} {y:0}\" fill=\"none\" stroke=\"#b3b7cc\" stroke-width=\"{h * 0.003:0.0}\" opacity=\".6\"/>");
        }

        return h * 0.87;
    }
}
