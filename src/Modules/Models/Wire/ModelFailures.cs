using Anthropic.Exceptions;
using Cadre.Connections.Contracts;
using Cadre.Kernel;

namespace Cadre.Models.Wire;

/// <summary>Turns what adapters, SDKs and the transport throw into one kind of failure.</summary>
internal static class ModelFailures
{
    /// <summary>The failure; null when it is a bug or the caller's own cancellation and must go on.</summary>
    public static ModelFailure? Describe(Exception failure, CancellationToken cancellationToken) => failure switch
    {
        ModelFailure known => known,
        EgressRefusedException refused => new(refused.Error),
        AnthropicApiException api => ModelErrors.From(api.StatusCode, api.ResponseBody),
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        OperationCanceledException => new(new Error(ErrorKind.Upstream, "model_timeout", "The model server did not answer in time.", "Try again, or choose a faster model."), retryable: true),
        HttpRequestException or IOException or AnthropicException => new(new Error(ErrorKind.Upstream, "model_unreachable", $"The model server cannot be reached: {failure.Message}", "Check that it runs and that its address is right."), retryable: true),
        System.Text.Json.JsonException => new(ModelErrors.BadAnswer("something that is not the expected JSON")),
        _ => null,
    };
}
