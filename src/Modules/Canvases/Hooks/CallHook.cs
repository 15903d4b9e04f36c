using System.Text;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Cadre.Canvases.Hooks;

/// <summary>Starts a run of the hook's canvas, and answers with the value of its response block, or 202 with the run.</summary>
internal static class CallHook
{
    public static async Task<IResult> HandleAsync(
        string token, HttpRequest request, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, HookStore hooks, HookDesk desk, CancellationToken cancellationToken)
    {
        if (await hooks.CallAsync(token, cancellationToken) is not { } hook)
        {
            return Error.NotFound("webhook").ToProblem();
        }

        var reply = await desk.TakeAsync(hook, await HookRequest.ReadAsync(request, cancellationToken), idempotencyKey, cancellationToken);
        return reply.Problem?.ToProblem() as IResult
            ?? (reply.Content is { } content ? new HookAnswer(Encoding.UTF8.GetBytes(content.Text), content.MediaType, reply.Status) : TypedResults.Accepted((string?)null, new HookAccepted(reply.Run!.Value)));
    }
}

/// <summary>The run goes on; look at it later.</summary>
internal sealed record HookAccepted(RunId RunId);
