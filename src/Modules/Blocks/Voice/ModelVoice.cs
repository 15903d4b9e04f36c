using System.Text;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Language;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Voice;

/// <summary>Speech by a model. What comes back is foreign: it is stored, and opened in a sandbox only.</summary>
internal sealed class ModelVoice(ISpeechModels models, ArtifactFiles artifacts)
{
    private const string UsualVoice = "alloy";

    /// <summary>Speaks a text of at most <see cref="SpeechCall.LongestText"/> characters.</summary>
    /// <param name="context">The step; its cost grows.</param>
    /// <param name="effect">The effect's name.</param>
    /// <param name="wish">By whom, and how.</param>
    /// <param name="text">What is said.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<SpokenPart>> SpeakAsync(StepContext context, string effect, VoiceWish wish, string text, CancellationToken cancellationToken)
    {
        var spoken = await context.EffectAsync(effect, "model", (key, token) => CallAsync(context, wish, text, key, token), cancellationToken);
        if (spoken.IsOk)
        {
            context.Spend(spoken.Value.Cost);
        }

        return spoken;
    }

    /// <summary>A text in parts that a model speaks at a time: whole sentences.</summary>
    public static IReadOnlyList<string> Parts(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var sentence in Sentences.Of(text).SelectMany(s => s.Chunk(SpeechCall.LongestText).Select(c => new string(c))))
        {
            if (part.Length + sentence.Length + 1 > SpeechCall.LongestText)
            {
                parts.Add(part.ToString());
                part.Clear();
            }

            part.Append(part.Length > 0 ? " " : "").Append(sentence);
        }

        return part.Length > 0 ? [.. parts, part.ToString()] : parts;
    }

    private async Task<Result<SpokenPart>> CallAsync(StepContext context, VoiceWish wish, string text, string key, CancellationToken cancellationToken)
    {
        var call = new SpeechCall(wish.Model, text, string.IsNullOrWhiteSpace(wish.Voice) ? UsualVoice : wish.Voice.Trim()) { Speed = wish.Speed, RunKey = key, IdempotencyKey = key };
        var answer = await models.SpeakAsync(context.Tenant, call, cancellationToken);
        return await answer.ThenAsync(async a => (await artifacts.SaveAsync(context.Tenant, "speech.wav", "audio/wav", a.Bytes, cancellationToken)).Map(saved => new SpokenPart(saved, a.Choice.Name, a.Cost)));
    }
}

/// <summary>Who speaks, and how.</summary>
/// <param name="Model">Such as <c>openai/gpt-4o-mini-tts</c>.</param>
/// <param name="Voice">The provider's name of a voice; its usual one when empty.</param>
/// <param name="Speed">A multiple of the voice's own pace.</param>
internal sealed record VoiceWish(string Model, string? Voice, double Speed);

/// <summary>A recording by a model.</summary>
internal sealed record SpokenPart(ArtifactRef Recording, string Model, decimal Cost);
