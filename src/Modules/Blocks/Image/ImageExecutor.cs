using Cadre.Blocks.Drawing;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Language;
using Cadre.Blocks.Materials;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Image;

/// <summary>Changes given pictures, or composes one as SVG and paints it as PNG.</summary>
internal sealed class ImageExecutor(PicturePainter painter, PictureEditor editor, PictureModel model) : BlockExecutor<ImageSettings>("image")
{
    private const int MostPictures = 40;
    private static readonly string[] Kinds = ["poster", "scene", "portrait", "cover", "icon"];

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, ImageSettings settings, CancellationToken cancellationToken)
    {
        var pictures = MaterialReader.Values(context.Input("image")).Select(v => ArtifactFiles.From(v)).OfType<ArtifactRef>().ToList();
        if (settings.Picture is { } own)
        {
            pictures.Insert(0, own);
        }

        if (!string.IsNullOrWhiteSpace(settings.Model))
        {
            return await model.DrawAsync(context, settings, pictures, cancellationToken);
        }

        if (pictures.Count > 0)
        {
            return await EditAsync(context, settings, pictures, cancellationToken);
        }

        var given = string.Join('\n', MaterialReader.Values(context.Input("prompt")).Select(PlainText.Of));
        var text = string.Join('\n', new[] { settings.Prompt ?? "", given }.Where(t => t.Length > 0)).Trim();
        if (text.Length == 0)
        {
            return StepSettings.Bad("prompt", "There is nothing to show.", "Say what the picture shows, connect a text, or give a picture to change.");
        }

        var kind = settings.Kind ?? "scene";
        if (!Kinds.Contains(kind, StringComparer.Ordinal))
        {
            return StepSettings.Bad("kind", $"There is no kind of picture '{kind}'.", "Choose one of the list.");
        }

        var (width, height) = (Math.Clamp(settings.Width ?? 1280, 64, 4096), Math.Clamp(settings.Height ?? 720, 64, 4096));
        var title = Title(context.Node.Title, text);
        var svg = Composition.Draw(new PictureRequest(kind, title, text[..Math.Min(4000, text.Length)], settings.Style, width, height, settings.Seed ?? 0));
        var painted = await context.EffectAsync("sandbox:paint", "sandbox", (_, token) => painter.SaveAsync(context.Tenant, svg, "picture", width, height, token), cancellationToken);
        return painted.Map<PaintedPicture, StepOutcome>(p => new StepResult().Output("image", p.Png).Output("svg", p.Svg).View("image", null, p.Png).WithoutModel("drawn composition").Done());
    }

    private async Task<Result<StepOutcome>> EditAsync(StepContext context, ImageSettings settings, List<ArtifactRef> pictures, CancellationToken cancellationToken)
    {
        var edits = settings.Edit ?? new ImageEdits(null, null, null, null, null, null, null, null, null);
        var (result, made) = (new StepResult(), new List<ArtifactRef>());
        foreach (var picture in pictures.Take(MostPictures))
        {
            context.Progress((double)made.Count / pictures.Count, $"Picture {made.Count + 1} of {pictures.Count}");
            var changed = await context.EffectAsync($"sandbox:edit:{made.Count + 1}", "sandbox", (key, token) => editor.EditAsync(context.Tenant, key, picture, edits, token), cancellationToken);
            if (!changed.IsOk)
            {
                return changed.Error;
            }

            made.Add(changed.Value);
            result.View("image", null, changed.Value);
        }

        return (made.Count == 1 ? result.Output("image", made[0]) : result.Output("image", made)).ByEngine("ffmpeg").Done();
    }

    private static string Title(string blockTitle, string text)
    {
        var quoted = text.IndexOf('"') is >= 0 and var start && text.IndexOf('"', start + 1) is > 0 and var end && end - start < 80 ? text[(start + 1)..end] : null;
        return quoted ?? (blockTitle.Length > 0 && !blockTitle.Equals("image", StringComparison.OrdinalIgnoreCase) ? blockTitle : Sentences.Of(text).FirstOrDefault() ?? text);
    }
}

/// <summary>Settings of image blocks.</summary>
internal sealed record ImageSettings(string? Prompt, string? Kind, string? Style, int? Width, int? Height, int? Seed, ArtifactRef? Picture, ImageEdits? Edit, string? Model);
