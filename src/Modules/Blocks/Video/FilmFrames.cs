using Cadre.Blocks.Drawing;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Image;
using Cadre.Blocks.Rendering;
using Cadre.Blocks.Voice;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Video;

/// <summary>Picture, caption and, where a model speaks, voice of each scene.</summary>
internal sealed class FilmFrames(ArtifactFiles artifacts, PicturePainter painter, PictureModel pictures, ModelVoice voices, SvgPictures drawings)
{
    /// <summary>The frames in order; models that took part are noted in the result.</summary>
    public async Task<Result<List<FilmFrame>>> MakeAsync(StepContext context, FilmPlan plan, VideoSettings settings, StepResult result, CancellationToken cancellationToken)
    {
        var frames = new List<FilmFrame>();
        foreach (var scene in plan.Scenes)
        {
            context.Progress(0.5 * frames.Count / plan.Scenes.Count, $"Drawing scene {frames.Count + 1} of {plan.Scenes.Count}");
            var number = frames.Count;
            var drawn = await ByModelAsync(context, plan, scene, number, settings, result, cancellationToken);
            var frame = await drawn.ThenAsync(s => context.EffectAsync($"sandbox:scene:{number + 1}", "sandbox", (_, token) => DrawAsync(context, plan, s, number, settings.Style, token), cancellationToken));
            var voice = await frame.ThenAsync(_ => SpeakAsync(context, plan, scene, number, settings, result, cancellationToken));
            if (!voice.IsOk)
            {
                return voice.Error;
            }

            frames.Add(frame.Value with { Voice = voice.Value.Recording });
        }

        return frames;
    }

    /// <summary>The scene with the picture that a model drew for it; as it is when it has one, says nothing, or no model is to draw.</summary>
    private async Task<Result<Scene>> ByModelAsync(StepContext context, FilmPlan plan, Scene scene, int number, VideoSettings settings, StepResult result, CancellationToken cancellationToken)
    {
        if (scene.Image is not null || scene.Text.Length == 0 || string.IsNullOrWhiteSpace(settings.PictureModel))
        {
            return scene;
        }

        var wish = new PictureWish(settings.PictureModel.Trim(), $"{scene.Picture ?? $"{scene.Title}. {scene.Text}"}\nA scene of the film “{settings.Title ?? context.Node.Title}”. No lettering.", plan.Width, plan.Height);
        var painted = await pictures.PaintAsync(context, $"scene:{number + 1}", wish, cancellationToken);
        return painted.Map(p =>
        {
            result.ByModel(p.Model);
            return scene with { Image = p.Picture };
        });
    }

    private async Task<Result<SceneVoice>> SpeakAsync(StepContext context, FilmPlan plan, Scene scene, int number, VideoSettings settings, StepResult result, CancellationToken cancellationToken)
    {
        var words = plan.Voice == "none" || string.IsNullOrWhiteSpace(settings.VoiceModel) ? "" : SpokenText.Of(scene.Text);
        if (words.Length == 0)
        {
            return new SceneVoice(null);
        }

        var spoken = await voices.SpeakAsync(context, $"model:speech:{number + 1}", new VoiceWish(settings.VoiceModel!.Trim(), settings.ModelVoice, 1), ModelVoice.Parts(words)[0], cancellationToken);
        return spoken.Map(s =>
        {
            result.ByModel(s.Model);
            return new SceneVoice(s.Recording);
        });
    }

    private async Task<Result<FilmFrame>> DrawAsync(StepContext context, FilmPlan plan, Scene scene, int number, string? style, CancellationToken cancellationToken)
    {
        var picture = scene.Image;
        if (picture?.MediaType.StartsWith("image/svg", StringComparison.Ordinal) == true)
        {
            var pixels = await drawings.PngAsync(context.Tenant, picture, cancellationToken);
            if (!pixels.IsOk)
            {
                return pixels.Error;
            }

            picture = pixels.Value;
        }

        if (picture is null)
        {
            // Drawn a little larger than the film, for the slow movement.
            var titled = scene.Title.Length > 0 && scene.Text.Length == 0;
            var request = new PictureRequest(titled ? "poster" : "scene", scene.Title.Length > 0 ? scene.Title : context.Node.Title, $"{scene.Title}. {scene.Picture ?? scene.Text}", style, plan.Width * 5 / 4, plan.Height * 5 / 4, number);
            var png = await painter.PaintAsync(context.Tenant, Composition.Draw(request), request.Width, request.Height, cancellationToken);
            var saved = await png.ThenAsync(bytes => artifacts.SaveAsync(context.Tenant, $"scene-{number + 1}.png", "image/png", bytes, cancellationToken));
            if (!saved.IsOk)
            {
                return saved.Error;
            }

            picture = saved.Value;
        }

        var caption = await painter.PaintAsync(context.Tenant, Caption.Draw(plan.Burn ? scene : scene with { Title = "", Text = "" }, plan.Width, plan.Height), plan.Width, plan.Height, cancellationToken);
        var stored = await caption.ThenAsync(bytes => artifacts.SaveAsync(context.Tenant, $"caption-{number + 1}.png", "image/png", bytes, cancellationToken));
        return stored.Map(c => new FilmFrame(picture, c));
    }

    private sealed record SceneVoice(ArtifactRef? Recording);
}

/// <summary>Picture and caption of a scene.</summary>
internal sealed record FilmFrame(ArtifactRef Picture, ArtifactRef Caption)
{
    /// <summary>What a model said; null where the built-in voice speaks.</summary>
    public ArtifactRef? Voice { get; init; }
}
