using Cadre.Kernel;

namespace Cadre.Models.Contracts;

/// <summary>The way to models that draw: servers that speak the OpenAI images wire (<c>POST /images/generations</c>, <c>POST /images/edits</c>).</summary>
public interface IPictureModels
{
    /// <summary>Draws a picture, or changes one; reserves from the budget and settles into the ledger as text calls do.</summary>
    /// <returns>The bytes as the server sent them (foreign: open them in a sandbox only), or: <c>no_model</c>, <c>no_media_model</c>, <c>budget_exhausted</c>, <c>model_failed</c>, <c>model_timeout</c>.</returns>
    Task<Result<PictureAnswer>> DrawAsync(Tenant tenant, PictureCall call, CancellationToken cancellationToken);
}

/// <summary>One call of a model that draws.</summary>
/// <param name="Model">The connection's kind and the model, such as <c>openai/gpt-image-1</c>.</param>
/// <param name="Prompt">What to show, or what to change.</param>
/// <param name="Width">Wished width; the nearest size that the wire knows is asked for.</param>
/// <param name="Height">Wished height.</param>
public sealed record PictureCall(string Model, string Prompt, int Width, int Height)
{
    /// <summary>The picture to change; null draws a new one.</summary>
    public byte[]? Source { get; init; }

    /// <summary>The run, step and effect key the money belongs to; null outside runs.</summary>
    public string? RunKey { get; init; }

    /// <summary>Sent as idempotency key.</summary>
    public string? IdempotencyKey { get; init; }
}

/// <summary>What a model drew.</summary>
/// <param name="Choice">Who drew it.</param>
/// <param name="Bytes">The picture as it came.</param>
/// <param name="Cost">Money, USD; 0 for local models and unknown prices.</param>
public sealed record PictureAnswer(ModelChoice Choice, byte[] Bytes, decimal Cost);
