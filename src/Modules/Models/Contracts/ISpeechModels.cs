using Cadre.Kernel;

namespace Cadre.Models.Contracts;

/// <summary>The way to models that speak: servers that speak the OpenAI speech wire (<c>POST /audio/speech</c>).</summary>
public interface ISpeechModels
{
    /// <summary>Speaks a text; reserves from the budget and settles into the ledger as text calls do.</summary>
    /// <returns>The recording as the server sent it (foreign: open it in a sandbox only), or: <c>no_model</c>, <c>no_media_model</c>, <c>budget_exhausted</c>, <c>model_failed</c>, <c>model_timeout</c>.</returns>
    Task<Result<SpeechAnswer>> SpeakAsync(Tenant tenant, SpeechCall call, CancellationToken cancellationToken);
}

/// <summary>One call of a model that speaks.</summary>
/// <param name="Model">The connection's kind and the model, such as <c>openai/gpt-4o-mini-tts</c>.</param>
/// <param name="Text">What is said: at most <see cref="LongestText"/> characters.</param>
/// <param name="Voice">The provider's name of a voice, such as <c>alloy</c>.</param>
public sealed record SpeechCall(string Model, string Text, string Voice)
{
    /// <summary>The longest text of one call, in characters: the limit of the OpenAI wire is 4,096.</summary>
    public const int LongestText = 4_000;

    /// <summary>How fast, as a multiple of the voice's own pace: 0.25 to 4.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The run, step and effect key the money belongs to; null outside runs.</summary>
    public string? RunKey { get; init; }

    /// <summary>Sent as idempotency key.</summary>
    public string? IdempotencyKey { get; init; }
}

/// <summary>What a model said.</summary>
/// <param name="Choice">Who said it.</param>
/// <param name="Bytes">The recording as it came (WAV was asked for).</param>
/// <param name="Cost">Money, USD, by the length of the text, since this wire reports no usage; 0 for local models and unknown prices.</param>
public sealed record SpeechAnswer(ModelChoice Choice, byte[] Bytes, decimal Cost);
