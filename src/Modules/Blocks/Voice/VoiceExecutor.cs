using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Voice;

/// <summary>Speaks a text with espeak-ng in a sandbox.</summary>
internal sealed class VoiceExecutor(SandboxJobs jobs, ArtifactFiles artifacts, MaterialReader reader) : BlockExecutor<VoiceSettings>("voice")
{
    private const int LongestText = 50_000;

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
        var wav = settings.Format == "wav";
        var spec = new SandboxSpec { Limits = new SandboxLimits { Wall = TimeSpan.FromMinutes(5) } };
        var audio = await context.EffectAsync("sandbox:speak", "sandbox", (key, token) => jobs.UseAsync(context.Tenant, key, spec, (sandbox, t) => SpeakAsync(context, sandbox, cut ? spoken[..LongestText] : spoken, voice, settings.Speed, wav, t), token), cancellationToken);
        return audio.Map<ArtifactRef, StepOutcome>(a =>
        {
            var result = new StepResult().Output("audio", a).View("audio", null, a).ByEngine("espeak-ng").Figure("characters", Math.Min(spoken.Length, LongestText));
            return (cut ? result.Warn($"Only the first {LongestText:N0} characters are spoken.") : result).Done();
        });
    }

    private async Task<Result<ArtifactRef>> SpeakAsync(StepContext context, ISandbox sandbox, string text, string voice, int? speed, bool wav, CancellationToken cancellationToken)
    {
        var limits = sandbox.Spec.Limits;
        var written = await SandboxJobs.WriteAsync(sandbox, "text.txt", text, cancellationToken);
        var spoken = await written.ThenAsync(_ => sandbox.RunAsync(["/usr/bin/espeak-ng", "-v", voice, "-s", Math.Clamp(speed ?? 155, 80, 300).ToString(System.Globalization.CultureInfo.InvariantCulture), "-f", "text.txt", "-w", "voice.wav"], new ExecOptions(), default, 20_000, cancellationToken));
        if (!spoken.IsOk || !spoken.Value.Exit.Succeeded)
        {
            return spoken.Error ?? (spoken.Value.StderrText.Contains("voice", StringComparison.OrdinalIgnoreCase) ? StepSettings.Bad("voice", $"There is no voice '{voice}'.", "Give a language such as en, sw, de or fr.") : SandboxJobs.Stopped(spoken.Value.Exit, limits, "Speaking"));
        }

        if (wav)
        {
            return await artifacts.SaveAsync(context.Tenant, sandbox, "voice.wav", "voice.wav", "audio/wav", cancellationToken);
        }

        var packed = await sandbox.RunAsync(["/usr/bin/ffmpeg", "-v", "error", "-i", "voice.wav", "-ar", "44100", "-b:a", "96k", "voice.mp3"], new ExecOptions(), default, 20_000, cancellationToken);
        return !packed.IsOk ? packed.Error : !packed.Value.Exit.Succeeded
            ? SandboxJobs.Stopped(packed.Value.Exit, limits, "Packing the recording")
            : await artifacts.SaveAsync(context.Tenant, sandbox, "voice.mp3", "voice.mp3", "audio/mpeg", cancellationToken);
    }
}

/// <summary>Settings of voice blocks.</summary>
internal sealed record VoiceSettings(string? Text, string? Voice, int? Speed, string? Format);
