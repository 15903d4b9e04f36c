using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Voice;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Video;

/// <summary>Makes a film: 1. scenes, given, or written by the model, or found in the text, 2. a picture, a caption and a voice for each, 3. the cut by ffmpeg, all in sandboxes.</summary>
internal sealed class VideoExecutor(SandboxJobs jobs, ArtifactFiles artifacts, MaterialReader reader, StoryWriter writer, FilmFrames frames) : BlockExecutor<VideoSettings>("video")
{
    /// <summary>The first version whose blocks ask a connected model for their scenes.</summary>
    private const int AsksModels = 2;

    private static readonly string[] Transitions = ["fade", "slideleft", "wipeleft", "circleopen", "dissolve", "none"];

    private static readonly SandboxSpec Studio = new() { Limits = new SandboxLimits { Wall = TimeSpan.FromMinutes(25), Cpu = TimeSpan.FromMinutes(30), MemoryBytes = 1536L * 1024 * 1024, Processes = 256, WorkspaceBytes = 4096L * 1024 * 1024 } };

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

        var story = await StoryAsync(context, settings, materials.Value, cancellationToken);
        var plan = story.Then(draft => Plan(context, settings, materials.Value, draft?.Value, [.. pictures.Value.Where(p => p.Image is not null).Select(p => p.Image!)]));
        if (!plan.IsOk)
        {
            return plan.Error;
        }

        // 2. frames
        var result = new StepResult().MadeBy(story.Value, "storyboard film");
        var made = await frames.MakeAsync(context, plan.Value, settings, result, cancellationToken);
        if (!made.IsOk)
        {
            return made.Error;
        }

        // 3. cut
        context.Progress(0.55, "Cutting the film");
        var film = await context.EffectAsync("sandbox:cut", "sandbox", (key, token) => jobs.UseAsync(context.Tenant, key, Studio, (sandbox, t) => new FilmCut(context, artifacts, sandbox, plan.Value, made.Value).MakeAsync(t), token), cancellationToken);
        return film.Map<Film, StepOutcome>(f => Show(result, f, made.Value[Math.Max(0, plan.Value.Scenes.ToList().FindIndex(s => s.Text.Length > 0))].Picture).Figure("seconds", Math.Round(f.Seconds, 1)).Figure("scenes", made.Value.Count).Done());
    }

    /// <summary>What the model tells in scenes; null where they are given, pictures tell them, or no model is connected.</summary>
    private async Task<Result<Draft<List<Scene>>?>> StoryAsync(StepContext context, VideoSettings settings, IReadOnlyList<Material> materials, CancellationToken cancellationToken) =>
        context.Node.TypeVersion < AsksModels || Storyboard.IsGiven(settings.Scenes, context.Input("scenes")) || Storyboard.IsWritten(materials) || (string.IsNullOrWhiteSpace(settings.Brief) && materials.Count == 0)
            ? Result<Draft<List<Scene>>?>.Ok(null)
            : await writer.WriteAsync(context, settings, materials, cancellationToken);

    private static StepResult Show(StepResult result, Film film, ArtifactRef poster)
    {
        result.Output("video", film.Video).Output("captions", film.Track)
            .View("video", null, film.Video, new JsonObject { ["captions"] = JsonSerializer.SerializeToNode(film.Track, CadreJson.Stored), ["poster"] = JsonSerializer.SerializeToNode(poster, CadreJson.Stored) }).View("file", "Captions", film.Captions);
        return film.Stream is { } stream ? result.Output("stream", stream).View("file", "For streaming (HLS)", stream) : result;
    }

    private static Result<FilmPlan> Plan(StepContext context, VideoSettings settings, IReadOnlyList<Material> materials, List<Scene>? written, List<ArtifactRef> pictures)
    {
        var scenes = written ?? Storyboard.Read(settings.Scenes, context.Input("scenes"), materials);
        if (scenes.Count == 0 && !string.IsNullOrWhiteSpace(settings.Brief))
        {
            scenes = Storyboard.FromTexts([new Material(context.Node.Title, settings.Brief)]);
        }

        if (scenes.Count == 0)
        {
            scenes = [.. pictures.Take(40).Select(p => new Scene("", "", 4) { Image = p })];
        }

        if (scenes.Count == 0)
        {
            return StepSettings.Bad("scenes", "There are no scenes.", "Write scenes with title and text, say what the film tells, or connect a storyboard or pictures.");
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
}

/// <summary>Settings of video blocks.</summary>
internal sealed record VideoSettings(JsonElement? Scenes, string? Title, int? Width, int? Height, int? Fps, string? Voice, string? Transition, bool? Music, bool? BurnCaptions, bool? Hls, string? Style, string? Quality, string? Brief, string? Model, string? PictureModel, string? VoiceModel, string? ModelVoice);

/// <summary>What is made.</summary>
internal sealed record FilmPlan(IReadOnlyList<Scene> Scenes, int Width, int Height, int Fps, FilmQuality Quality, string Voice, string Transition, bool Music, bool Burn, bool Stream, ArtifactRef? Audio);

/// <summary>The finished film.</summary>
internal sealed record Film(ArtifactRef Video, ArtifactRef Captions, ArtifactRef Track, ArtifactRef? Stream, double Seconds);
