using Microsoft.AspNetCore.Http;

namespace Cadre.Kernel;

/// <summary>
/// The request's <c>Idempotency-Key</c>, bound as a parameter of a route handler. The server already answers repeats with the first answer; a handler that
/// stores the key beside what it creates stays exact even when the process dies between its commit and its answer.
/// </summary>
/// <param name="Value">The key; null when the header is absent.</param>
public sealed record IdempotencyKey(string? Value)
{
    /// <summary>The header's name.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Binds the parameter of a route handler.</summary>
    public static ValueTask<IdempotencyKey> BindAsync(HttpContext context) =>
        ValueTask.FromResult(new IdempotencyKey(context.Request.Headers[Header] is [{ Length: > 0 } value] ? value : null));
}
