namespace Cadre.Blocks.Drawing;

/// <summary>A thing, an animal or a building that pictures can show, drawn once by hand. Its drawing stands on y = 0 around x = 0 and looks to the left.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Words">The words that call for it, without plural endings.</param>
/// <param name="Place">ground, far (on the horizon), coast, water or sky.</param>
/// <param name="Size">Its height as a share of the picture's.</param>
/// <param name="Kind">animal, person or thing.</param>
/// <param name="Width">Of the drawing, in its own units.</param>
/// <param name="Height">Of the drawing, in its own units.</param>
/// <param name="Drawing">The elements.</param>
internal sealed record Subject(string Name, IReadOnlySet<string> Words, string Place, double Size, string Kind, double Width, double Height, string Drawing)
{
    /// <summary>A picture of its own.</summary>
    public string Picture() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{-Width / 2:0.#} {-Height:0.#} {Width:0.#} {Height:0.#}\" width=\"{Width * 2:0}\" height=\"{Height * 2:0}\">{Drawing}</svg>");

    /// <summary>Draws it with its foot at a point.</summary>
    /// <param name="svg">Where.</param>
    /// <param name="x">The middle of its foot.</param>
    /// <param name="y">Where it stands.</param>
    /// <param name="height">How high it becomes.</param>
    /// <param name="mirrored">Whether it looks to the right.</param>
    public void Draw(SvgWriter svg, double x, double y, double height, bool mirrored)
    {
        var scale = height / Height;
        svg.Add($"<g transform=\"translate({x:0.0} {y:0.0}) scale({(mirrored ? -scale : scale):0.0000} {scale:0.0000})\">").AddDrawing(Drawing).Add($"</g>");
    }
}
