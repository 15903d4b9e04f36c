using Cadre.Blocks.Drawing;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Image;

/// <summary>Changes given pictures, which come from anywhere, in a sandbox: 1. measures, 2. changes, 3. letters, 4. writes the format.</summary>
internal sealed class PictureEditor(SandboxJobs jobs, ArtifactFiles artifacts, PicturePainter painter, SvgPictures drawings)
{
    private const long MostPixels = 60_000_000;
    private static readonly SandboxSpec Spec = new() { Limits = new SandboxLimits { MemoryBytes = 1024L * 1024 * 1024, Wall = TimeSpan.FromSeconds(60) } };

    /// <summary>The changed picture.</summary>
    public async Task<Result<ArtifactRef>> EditAsync(Tenant tenant, string key, ArtifactRef picture, ImageEdits edits, CancellationToken cancellationToken)
    {
        var chain = EditFilters.Of(edits);
        if (!chain.IsOk)
        {
            return chain.Error;
        }

        var pixels = picture.MediaType.StartsWith("image/svg", StringComparison.Ordinal) ? await drawings.PngAsync(tenant, picture, cancellationToken) : picture;
        return await pixels.ThenAsync(source => jobs.UseAsync(tenant, key, Spec, (sandbox, token) => EditAsync(tenant, sandbox, source, edits, chain.Value, token), cancellationToken));
    }

    private async Task<Result<ArtifactRef>> EditAsync(Tenant tenant, ISandbox sandbox, ArtifactRef picture, ImageEdits edits, string chain, CancellationToken cancellationToken)
    {
        // 1. measure
        var placed = await artifacts.PlaceAsync(tenant, picture, sandbox, "in.img", cancellationToken);
        var size = await placed.ThenAsync(_ => MeasureAsync(sandbox, "in.img", picture.Name, cancellationToken));
        if (!size.IsOk)
        {
            return size.Error;
        }

        if ((long)size.Value.Width * size.Value.Height > MostPixels)
        {
            return Outcomes.Unusable("picture_too_large", $"'{picture.Name}' has {size.Value.Width} × {size.Value.Height} pixels; at most {MostPixels / 1_000_000} million are worked on.", "Give a smaller picture.");
        }

        // 2. change
        var changed = await RunAsync(sandbox, ["-i", "in.img", .. chain.Length > 0 ? (string[])["-vf", chain] : [], "-frames:v", "1", "changed.png"], picture.Name, cancellationToken);
        var lettered = await changed.ThenAsync(_ => LetterAsync(tenant, sandbox, edits.Caption, picture.Name, cancellationToken));

        // 4. format
        var format = edits.Format ?? "png";
        string[] quality = format switch { "jpeg" => ["-q:v", "2"], "webp" => ["-quality", "90"], _ => [] };
        var written = await lettered.ThenAsync(file => RunAsync(sandbox, ["-i", file, .. quality, "-frames:v", "1", "out." + (format == "jpeg" ? "jpg" : format)], picture.Name, cancellationToken));
        var name = Path.ChangeExtension(Path.GetFileName(picture.Name), format == "jpeg" ? "jpg" : format);
        return await written.ThenAsync(_ => artifacts.SaveAsync(tenant, sandbox, "out." + (format == "jpeg" ? "jpg" : format), name, "image/" + format, cancellationToken));
    }

    /// <summary>3. Lettering is drawn by the browser, so every script and length is set well, and laid over the picture.</summary>
    private async Task<Result<string>> LetterAsync(Tenant tenant, ISandbox sandbox, ImageCaption? caption, string name, CancellationToken cancellationToken)
    {
        if (caption is null || string.IsNullOrWhiteSpace(caption.Text))
        {
            return "changed.png";
        }

        var size = await MeasureAsync(sandbox, "changed.png", name, cancellationToken);
        var drawn = await size.ThenAsync(s => painter.PaintAsync(tenant, Lettering.Draw(caption, s.Width, s.Height), s.Width, s.Height, cancellationToken));
        var laid = await drawn.ThenAsync(bytes => SandboxJobs.WriteAsync(sandbox, "letters.png", bytes, cancellationToken))
            .ThenAsync(_ => RunAsync(sandbox, ["-i", "changed.png", "-i", "letters.png", "-filter_complex", "overlay=0:0:format=auto", "-frames:v", "1", "lettered.png"], name, cancellationToken));
        return laid.Map(_ => "lettered.png");
    }

    private static async Task<Result<(int Width, int Height)>> MeasureAsync(ISandbox sandbox, string file, string name, CancellationToken cancellationToken)
    {
        var run = await sandbox.RunAsync(["/usr/bin/ffprobe", "-v", "error", "-protocol_whitelist", "file", "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of", "csv=p=0", file], new ExecOptions(), default, 4000, cancellationToken);
        if (!run.IsOk)
        {
            return run.Error;
        }

        var sides = run.Value.StdoutText.Trim().Split(',', '\n');
        return sides.Length >= 2 && int.TryParse(sides[0], out var width) && int.TryParse(sides[1], out var height) && width > 0 && height > 0 ? (width, height) : Unreadable(name);
    }

    private static async Task<Result<Done>> RunAsync(ISandbox sandbox, string[] arguments, string name, CancellationToken cancellationToken)
    {
        var run = await sandbox.RunAsync(["/usr/bin/ffmpeg", "-v", "error", "-y", "-protocol_whitelist", "file", .. arguments], new ExecOptions(), default, 8000, cancellationToken);
        return !run.IsOk ? run.Error : run.Value.Exit.Succeeded ? default(Done)
            : run.Value.Exit.Reason != StopReason.Exit ? SandboxJobs.Stopped(run.Value.Exit, Spec.Limits, "Changing the picture") : Unreadable(name);
    }

    private static Error Unreadable(string name) => Outcomes.Unusable("picture_unreadable", $"'{name}' is not a picture that can be read.", "Give a PNG, JPEG, WebP, GIF, BMP, TIFF or SVG file that opens elsewhere.");
}
