using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Voice;

/// <summary>Speaks a text: by a model that speaks, or with espeak-ng, in a sandbox.</summary>
internal sealed class VoiceExecutor(SandboxJobs jobs, ArtifactFiles artifacts, MaterialReader reader, ModelVoice models) : BlockExecutor<VoiceSettings>("voice")
{
    private const int LongestText = 50_000;

    /// <summary>The usual pace in words per minute; that of a model's voice is 1.</summary>
    private const int UsualSpeed = 155;

    private static readonly SandboxSpec Spec = new() { Limits = new SandboxLimits { Wall = TimeSpan.FromMinutes(5) } };

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, VoiceSettings settings, CancellationToken cancellationToken)
    {
        var materials = await reader.ReadAsync(context, "text", cancellationToken);
        if (!materials.IsOk)
        {
            return materials.Error;
        }

        var spoken = SpokenText.Of(string.Join("\n\n", materials.Value.Select(m => m.Text).Append(settings.Text ?? "")));
        if (spoken.Length == 0)
        {
            return StepSettings.Bad("text", "There is nothing to say.", "Write a text, or connect one.");
        }

        var voice = settings.Voice is { Length: > 0 } named ? named : "en";
        if (!SpokenText.IsVoice(voice))
        {
            return StepSettings.Bad("voice", $"'{voice}' is no voice.", "Give a language such as en, en-us, sw, de or fr.");
        }

        var cut = spoken.Length > LongestText;
        var text = cut ? spoken[..LongestText] : spoken;
        var result = new StepResult().Figure("characters", text.Length);
        var audio = string.IsNullOrWhiteSpace(settings.Model) ? await BuiltInAsync(context, settings, text, voice, result, cancellationToken) : await ByModelAsync(context, settings, text, result, cancellationToken);
        return audio.Map<ArtifactRef, StepOutcome>(a =>
        {
            result.Output("audio", a).View("audio", null, a);
            return (cut ? result.Warn($"Only the first {LongestText:N0} characters are spoken.") : result).Done();
        });
    }

    private Task<Result<ArtifactRef>> BuiltInAsync(StepContext context, VoiceSettings settings, string text, string voice, StepResult result, CancellationToken cancellationToken)
    {
        result.ByEngine("espeak-ng");
        return context.EffectAsync("sandbox:speak", "sandbox", (key, token) => jobs.UseAsync(context.Tenant, key, Spec, (sandbox, t) => SpeakAsync(context, sandbox, text, voice, settings, t), token), cancellationToken);
    }

    private async Task<Result<ArtifactRef>> ByModelAsync(StepContext context, VoiceSettings settings, string text, StepResult result, CancellationToken cancellationToken)
    {
        var (wish, recordings) = (new VoiceWish(settings.Model!.Trim(), settings.ModelVoice, (double)(settings.Speed ?? UsualSpeed) / UsualSpeed), new List<ArtifactRef>());
        var parts = ModelVoice.Parts(text);
        foreach (var part in parts)
        {
            context.Progress((double)recordings.Count / parts.Count, $"Speaking with {wish.Model}");
            var spoken = await models.SpeakAsync(context, $"model:speech:{recordings.Count + 1}", wish, part, cancellationToken);
            if (!spoken.IsOk)
            {
                return spoken.Error;
            }

            result.ByModel(spoken.Value.Model);
            recordings.Add(spoken.Value.Recording);
        }

        return await context.EffectAsync("sandbox:join", "sandbox", (key, token) => jobs.UseAsync(context.Tenant, key, Spec, (sandbox, t) => JoinAsync(context, sandbox, recordings, settings.Format == "wav", t), token), cancellationToken);
    }

    private async Task<Result<ArtifactRef>> JoinAsync(StepContext context, ISandbox sandbox, List<ArtifactRef> recordings, bool wav, CancellationToken cancellationToken)
    {
        foreach (var (recording, number) in recordings.Select((r, n) => (r, n)))
        {
            var placed = await artifacts.PlaceAsync(context.Tenant, recording, sandbox, $"p{number}.in", cancellationToken);
            if (!placed.IsOk)
            {
                return placed.Error;
            }
        }

        var inputs = recordings.SelectMany((_, number) => new[] { "-i", $"p{number}.in" });
        return await PackAsync(context, sandbox, [.. inputs, "-filter_complex", $"concat=n={recordings.Count}:v=0:a=1"], wav, cancellationToken);
    }

    private async Task<Result<ArtifactRef>> SpeakAsync(StepContext context, ISandbox sandbox, string text, string voice, VoiceSettings settings, CancellationToken cancellationToken)
    {
        var limits = sandbox.Spec.Limits;
        var written = await SandboxJobs.WriteAsync(sandbox, "text.txt", text, cancellationToken);
        var spoken = await written.ThenAsync(_ => sandbox.RunAsync(["/usr/bin/espeak-ng", "-v", voice, "-s", Math.Clamp(settings.Speed ?? UsualSpeed, 80, 300).ToString(System.Globalization.CultureInfo.InvariantCulture), "-f", "text.txt", "-w", "voice.wav"], new ExecOptions(), default, 20_000, cancellationToken));
        if (!spoken.IsOk || !spoken.Value.Exit.Succeeded)
        {
            return spoken.Error ?? (spoken.Value.StderrText.Contains("voice", StringComparison.OrdinalIgnoreCase) ? StepSettings.Bad("voice", $"There is no voice '{voice}'.", "Give a language such as en, sw, de or fr.") : SandboxJobs.Stopped(spoken.Value.Exit, limits, "Speaking"));
        }

        return settings.Format == "wav"
            ? await artifacts.SaveAsync(context.Tenant, sandbox, "voice.wav", "voice.wav", "audio/wav", cancellationToken)
            : await PackAsync(context, sandbox, ["-i", "voice.wav"], wav: false, cancellationToken);
    }

    private async Task<Result<ArtifactRef>> PackAsync(StepContext context, ISandbox sandbox, string[] inputs, bool wav, CancellationToken cancellationToken)
    {
        var (name, mediaType) = wav ? ("voice.wav", "audio/wav") : ("voice.mp3", "audio/mpeg");
        string[] quality = wav ? [] : ["-b:a", "96k"];
        var packed = await sandbox.RunAsync(["/usr/bin/ffmpeg", "-v", "error", "-y", "-protocol_whitelist", "file", .. inputs, "-ar", "44100", .. quality, name], new ExecOptions(), default, 20_000, cancellationToken);
        return !packed.IsOk ? packed.Error
            : packed.Value.Exit.Reason != StopReason.Exit ? SandboxJobs.Stopped(packed.Value.Exit, sandbox.Spec.Limits, "Packing the recording")
            : !packed.Value.Exit.Succeeded ? Outcomes.Unusable("recording_unreadable", "The recording cannot be read: " + packed.Value.StderrText.Trim(), "Try again, or choose another model that speaks.")
            : await artifacts.SaveAsync(context.Tenant, sandbox, name, name, mediaType, cancellationToken);
    }
}

/// <summary>Settings of voice blocks.</summary>
internal sealed record VoiceSettings(string? Text, string? Voice, int? Speed, string? Format, string? Model, string? ModelVoice);
