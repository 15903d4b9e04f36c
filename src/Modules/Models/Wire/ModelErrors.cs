using System.Net;
using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Models.Wire;

internal static class ModelErrors
{
    public static Error NoModel { get; } = new(ErrorKind.Unprocessable, "no_model", "No language model is connected.", "Connect one on the Models page: a local server or a pasted key.");

    public static Error BadAnswer(string what) => new(ErrorKind.Upstream, "model_failed", $"The model server answered with {what}.", "Check that the address is an OpenAI-compatible server.");

    public static Error Timeout(TimeSpan limit) => new(ErrorKind.Upstream, "model_timeout", $"The model did not finish within {limit.TotalSeconds:0} s.", "Try again, or choose a faster model.");

    /// <summary>From an HTTP status and body; providers put the message in different places, some send arrays.</summary>
    public static ModelFailure From(HttpStatusCode status, string body)
    {
        var message = Message(body) ?? $"HTTP {(int)status}";
        return status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(new Error(ErrorKind.Upstream, "model_key_refused", $"The provider refused the key: {message}", "Paste a valid key on the Models page.")),
            HttpStatusCode.NotFound => new(new Error(ErrorKind.Upstream, "model_unknown", $"The provider does not know this model or address: {message}", "Choose a model from the list.")),
            HttpStatusCode.PaymentRequired => new(new Error(ErrorKind.Upstream, "model_unpaid", $"The provider's account has no credit: {message}", "Top the account up, or connect another model.")),
            HttpStatusCode.TooManyRequests => new(new Error(ErrorKind.Limited, "model_limited", $"The provider's rate limit is reached: {message}", "Wait a little, or connect another model."), retryable: true),
            _ => new(new Error(ErrorKind.Upstream, "model_failed", $"The provider answered: {message}", "Try again, or choose another model."), retryable: (int)status >= 500 || status == HttpStatusCode.RequestTimeout),
        };
    }

    /// <summary>The error inside a body, also of a 200; null when there is none.</summary>
    public static string? Message(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.GetArrayLength() > 0 ? document.RootElement[0] : document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out var error))
            {
                return null;
            }

            var text = error.ValueKind switch
            {
                JsonValueKind.String => error.GetString(),
                JsonValueKind.Object when error.TryGetProperty("message", out var message) => message.ToString(),
                JsonValueKind.Null => null,
                _ => error.GetRawText(),
            };
            return text is { Length: > 300 } ? text[..300] + "…" : text;
        }
        catch (JsonException)
        {
            return null; // not JSON: the caller describes the status instead
        }
    }
}
