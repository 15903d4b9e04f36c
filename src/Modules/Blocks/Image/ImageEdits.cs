namespace Cadre.Blocks.Image;

/// <summary>What is done to a given picture, in this order.</summary>
/// <param name="Crop">The part that is kept.</param>
/// <param name="Resize">The new size.</param>
/// <param name="Rotate">Degrees clockwise.</param>
/// <param name="Flip">none, horizontal or vertical.</param>
/// <param name="Filter">One of <see cref="Filters"/>.</param>
/// <param name="Brightness">−100 to 100.</param>
/// <param name="Contrast">−100 to 100.</param>
/// <param name="Caption">Lettering over it.</param>
/// <param name="Format">png, jpeg or webp.</param>
internal sealed record ImageEdits(ImageCrop? Crop, ImageResize? Resize, double? Rotate, string? Flip, string? Filter, double? Brightness, double? Contrast, ImageCaption? Caption, string? Format)
{
    /// <summary>Name → ffmpeg filter.</summary>
    public static readonly IReadOnlyDictionary<string, string> Filters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["none"] = "",
        ["grayscale"] = "hue=s=0",
        ["sepia"] = "colorchannelmixer=.393:.769:.189:0:.349:.686:.168:0:.272:.534:.131",
        ["invert"] = "negate",
        ["blur"] = "gblur=sigma=8",
        ["sharpen"] = "unsharp=5:5:1.2",
        ["vivid"] = "eq=saturation=1.5:contrast=1.08",
        ["faded"] = "eq=saturation=0.65:contrast=0.88:brightness=0.05",
        ["warm"] = "colorbalance=rs=.12:rm=.08:bs=-.12:bm=-.08",
        ["cool"] = "colorbalance=rs=-.12:rm=-.08:bs=.12:bm=.08",
        ["vignette"] = "vignette=PI/4.5",
    };
}

/// <summary>A part of a picture, in percent of its size.</summary>
internal sealed record ImageCrop(double Left, double Top, double Width, double Height);

/// <summary>A size in pixels; one side may be left out.</summary>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="Fit">contain (all of it, the default), cover (fills, the rest is cut) or stretch.</param>
internal sealed record ImageResize(int? Width, int? Height, string? Fit);

/// <summary>Lettering.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Position">top, middle or bottom (the default).</param>
/// <param name="Colour">A hex colour; white unless given.</param>
internal sealed record ImageCaption(string Text, string? Position, string? Colour);
