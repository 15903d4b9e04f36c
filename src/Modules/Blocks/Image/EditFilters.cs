using System.Globalization;
using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Image;

/// <summary>Writes edits as a chain of ffmpeg filters, once they are known to make sense.</summary>
internal static class EditFilters
{
    private const int Largest = 8192;

    /// <summary>The chain; empty when nothing but lettering or format is asked for.</summary>
    public static Result<string> Of(ImageEdits edits)
    {
        if (Fault(edits) is { } fault)
        {
            return fault;
        }

        var chain = new List<string>();
        if (edits.Crop is { } crop)
        {
            chain.Add($"crop=w='max(1,iw*{N(crop.Width / 100)})':h='max(1,ih*{N(crop.Height / 100)})':x='iw*{N(crop.Left / 100)}':y='ih*{N(crop.Top / 100)}'");
        }

        chain.AddRange(Turn(edits));
        if (edits.Resize is { } size && (size.Width ?? size.Height) is not null)
        {
            chain.AddRange(Sized(size));
        }

        if (ImageEdits.Filters[edits.Filter ?? "none"] is { Length: > 0 } filter)
        {
            chain.Add(filter);
        }

        if (edits.Brightness is not (null or 0) || edits.Contrast is not (null or 0))
        {
            chain.Add($"eq=brightness={N((edits.Brightness ?? 0) / 200)}:contrast={N(1 + ((edits.Contrast ?? 0) / 100))}");
        }

        return string.Join(',', chain);
    }

    private static Error? Fault(ImageEdits edits) => edits switch
    {
        { Crop: { } c } when c.Left < 0 || c.Top < 0 || c.Width <= 0 || c.Height <= 0 || c.Left + c.Width > 100.001 || c.Top + c.Height > 100.001
            => StepSettings.Bad("crop", "The part to keep lies outside the picture.", "Left + width and top + height are at most 100 percent."),
        { Resize: { } r } when r.Width is < 1 or > Largest || r.Height is < 1 or > Largest => StepSettings.Bad("resize", $"A side must have 1 to {Largest} pixels.", "Correct the size."),
        { Resize.Fit: not (null or "contain" or "cover" or "stretch") } => StepSettings.Bad("resize", $"There is no fit '{edits.Resize.Fit}'.", "Use contain, cover or stretch."),
        { Filter: { } f } when !ImageEdits.Filters.ContainsKey(f) => StepSettings.Bad("filter", $"There is no filter '{f}'.", "Use " + string.Join(", ", ImageEdits.Filters.Keys) + "."),
        { Flip: not (null or "none" or "horizontal" or "vertical") } => StepSettings.Bad("flip", $"There is no flip '{edits.Flip}'.", "Use horizontal or vertical."),
        { Brightness: < -100 or > 100 } or { Contrast: < -100 or > 100 } => StepSettings.Bad("brightness", "Brightness and contrast go from −100 to 100.", "Correct the number."),
        { Rotate: < -360 or > 360 } => StepSettings.Bad("rotate", "Rotation goes from −360 to 360 degrees.", "Correct the number."),
        { Format: not (null or "png" or "jpeg" or "webp") } => StepSettings.Bad("format", $"There is no format '{edits.Format}'.", "Use png, jpeg or webp."),
        _ => null,
    };

    private static IEnumerable<string> Turn(ImageEdits edits)
    {
        var degrees = (((edits.Rotate ?? 0) % 360) + 360) % 360;
        if (degrees % 90 == 0)
        {
            for (var quarter = 0; quarter < degrees / 90; quarter++)
            {
                yield return "transpose=1";
            }
        }
        else
        {
            yield return $"format=rgba,rotate={N(degrees * Math.PI / 180)}:ow='rotw({N(degrees * Math.PI / 180)})':oh='roth({N(degrees * Math.PI / 180)})':c=black@0";
        }

        if (edits.Flip is "horizontal" or "vertical")
        {
            yield return edits.Flip == "horizontal" ? "hflip" : "vflip";
        }
    }

    private static IEnumerable<string> Sized(ImageResize size)
    {
        if (size.Width is not { } width || size.Height is not { } height)
        {
            yield return $"scale={size.Width ?? -1}:{size.Height ?? -1}:flags=lanczos";
            yield break;
        }

        var grow = size.Fit switch { "cover" => ":force_original_aspect_ratio=increase", "stretch" => "", _ => ":force_original_aspect_ratio=decrease" };
        yield return $"scale={width}:{height}{grow}:flags=lanczos";
        if (size.Fit == "cover")
        {
            yield return $"crop={width}:{height}";
        }
    }

    private static string N(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
