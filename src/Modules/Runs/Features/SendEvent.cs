using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cadre.Runs.Features;

/// <summary>Sends an event to every step that waits for it. With an <c>Idempotency-Key</c> a repeat is the same event.</summary>
internal static class SendEvent
{
    private const int MaxText = 200;

    public static async Task<Results<Ok<DeliveredEvent>, ProblemHttpResult>> HandleAsync(
        EventRequest request, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, Tenant tenant, IRunEvents events, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > MaxText || request.Correlation?.Length > MaxText || request.Name.Contains('\0') || request.Correlation?.Contains('\0') == true)
        {
            return Error.Invalid("bad_event", $"An event has a name, and at most {MaxText} characters in name and correlation.", "Name it like the Wait block does, such as payment.received.").ToProblem();
        }

        var sent = await events.SendAsync(tenant, new SentEvent(request.Name, request.Correlation ?? "", request.Data), idempotencyKey, cancellationToken);
        return sent.IsOk ? TypedResults.Ok(new DeliveredEvent(sent.Value)) : sent.Error.ToProblem();
    }
}

/// <summary>An event.</summary>
/// <param name="Name">Such as <c>payment.received</c>.</param>
/// <param name="Correlation">Which one; empty for steps that wait for any.</param>
/// <param name="Data">What happened: any JSON.</param>
internal sealed record EventRequest(string Name, string? Correlation, JsonElement? Data);

/// <summary>What became of an event.</summary>
/// <param name="Delivered">How many steps took it.</param>
internal sealed record DeliveredEvent(int Delivered);
