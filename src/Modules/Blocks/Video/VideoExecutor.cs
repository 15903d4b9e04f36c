using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Drawing;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Voice;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Video;

/// <summary>Makes a film: 1. scenes, 2. a picture and a caption for each, 3. their voice, 4. the cut by ffmpeg, all in sandboxes.</summary>
internal sealed class VideoExecutor(SandboxJobs jobs, ArtifactFiles artifacts, MaterialReader reader, PicturePainter painter) : BlockExecutor<VideoSettings>("video")
{
    private static readonly string[] Transitions = ["fade", "slideleft", "wipeleft", "circleopen", "dissolve", "none"];

    /// <inheritdoc/>
    public override TimeSpan DefaultTimeout => TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, VideoSettings settings, CancellationToken cancellationToken)
    {
        // 1. scenes
        var materials = await reader.ReadAsync(context, "scenes", cancellationToken);
        var pictures = await materials.ThenAsync(_ => reader.ReadAsync(context, "images", cancellationToken));
        if (!pictures.IsOk)
        {
            return pictures.Error;
        }

        var plan = Plan(context, settings, materials.Value, [.. pictures.Value.Where(p => p.Image is not null).Select(p => p.Image!)]);
        if (!plan.IsOk)
        {
            return plan.Error;
        }

        // 2. pictures and captions
        var frames = new List<FilmFrame>();
        foreach (var scene in plan.Value.Scenes)
        {
            context.Progress(0.5 * frames.Count / plan.Value.Scenes.Count, $"Drawing scene {frames.Count + 1} of {plan.Value.Scenes.Count}");
            var number = frames.Count;
            var frame = await context.EffectAsync($"sandbox:scene:{number + 1}", "sandbox", (_, token) => DrawAsync(context, plan.Value, scene, number, settings.Style, token), cancellationToken);
            if (!frame.IsOk)
            {
                return frame.Error;
            }

            frames.Add(frame.Value);
        }

        // 3. voice and 4. cut
        context.Progress(0.55, "Cutting the film");
        var spec = new SandboxSpec { Limits = new SandboxLimits { Wall = TimeSpan.FromMinutes(25), Cpu = TimeSpan.FromMinutes(30), MemoryBytes = 1536L * 1024 * 1024, Processes = 256, WorkspaceBytes = 4096L * 1024 * 1024 } };
        var film = await context.EffectAsync("sandbox:cut", "sandbox", (key, token) => jobs.UseAsync(context.Tenant, key, spec, (sandbox, t) => new FilmCut(context, artifacts, sandbox, plan.Value, frames).MakeAsync(t), token), cancellationToken);
        return film.Map<Film, StepOutcome>(f => Shown(f).WithoutModel("storyboard film").Figure("seconds", Math.Round(f.Seconds, 1)).Figure("scenes", frames.Count).Done());
    }

    private static StepResult Shown(Film film)
    {
        var result = new StepResult().Output("video", film.Video).Output("captions", film.Track)
            .View("video", null, film.Video, new JsonObject { ["captions"] = JsonSerializer.SerializeToNode(film.Track, CadreJson.Stored) }).View("file", "Captions", film.Captions);
        return film.Stream is { } stream ? result.Output("stream", stream).View("file", "For streaming (HLS)", stream) : result;
    }

    private static Result<FilmPlan> Plan(StepContext context, VideoSettings settings, IReadOnlyList<Material> materials, List<ArtifactRef> pictures)
    {
        var scenes = Storyboard.Read(settings.Scenes, context.Input("scenes"), materials);
        if (scenes.Count == 0)
        {
            scenes = [.. pictures.Take(40).Select(p => new Scene("", "", 4) { Image = p })];
        }

        if (scenes.Count == 0)
        {
            return StepSettings.Bad("scenes", "There are no scenes.", "Write scenes with title and text, or connect a storyboard or pictures.");
        }

        var voice = settings.Voice ?? "en";
        if (voice != "none" && !SpokenText.IsVoice(voice))
        {
            return StepSettings.Bad("voice", $"'{voice}' is no voice.", "Give a language such as en or sw, or none.");
        }

        var transition = settings.Transition ?? "fade";
        if (!Transitions.Contains(transition, StringComparer.Ordinal))
        {
            return StepSettings.Bad("transition", $"There is no transition '{transition}'.", "Choose one of the list.");
        }

        if (!string.IsNullOrWhiteSpace(settings.Title))
        {
            scenes.Insert(0, new Scene(settings.Title, "", 3));
        }

        if (FilmQuality.Of(settings.Quality) is not { } quality)
        {
            return StepSettings.Bad("quality", $"There is no quality '{settings.Quality}'.", $"Choose one of {string.Join(", ", FilmQuality.Names)}.");
        }

        var (width, height) = quality.Size(settings.Width, settings.Height);
        return new FilmPlan(ScenePictures.Assign(scenes, pictures, context.Inputs.TryGetValue("images", out var given) ? given.Titles : null), width, height, quality.Rate(settings.Fps), quality, voice, transition, settings.Music != false, settings.BurnCaptions != false, settings.Hls == true, ArtifactFiles.From(MaterialReader.Values(context.Input("audio")).FirstOrDefault()));
    }

    private async Task<Result<FilmFrame>> DrawAsync(StepContext context, FilmPlan plan, Scene scene, int number, string? style, CancellationToken cancellationToken)
    {
        var picture = scene.Image;
        if (picture is null)
        {
            // Drawn a little larger than the film, for the slow movement.
            var titled = scene.Title.Length > 0 && scene.Text.Length == 0;
            var request = new PictureRequest(titled ? "poster" : "scene", scene.Title.Length > 0 ? scene.Title : context.Node.Title, $"{scene.Title}. {scene.Text}", style, plan.Width * 5 / 4, plan.Height * 5 / 4, number);
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
}

/// <summary>Settings of video blocks.</summary>
internal sealed record VideoSettings(JsonElement? Scenes, string? Title, int? Width, int? Height, int? Fps, string? Voice, string? Transition, bool? Music, bool? BurnCaptions, bool? Hls, string? Style, string? Quality);

/// <summary>What is made.</summary>
internal sealed record FilmPlan(IReadOnlyList<Scene> Scenes, int Width, int Height, int Fps, FilmQuality Quality, string Voice, string Transition, bool Music, bool Burn, bool Stream, ArtifactRef? Audio);

/// <summary>Picture and caption of a scene.</summary>
internal sealed record FilmFrame(ArtifactRef Picture, ArtifactRef Caption);

/// <summary>The finished film.</summary>
internal sealed record Film(ArtifactRef Video, ArtifactRef Captions, ArtifactRef Track, ArtifactRef? Stream, double Seconds);
