using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Hooks;

/// <summary>Calls a hook as somebody outside would, without its address: to see what a caller is answered.</summary>
internal static class TestHook
{
    public static async Task<Results<Ok<HookReplyView>, ProblemHttpResult>> HandleAsync(Guid hookId, HookTest request, Tenant tenant, HookStore hooks, HookDesk desk, CancellationToken cancellationToken)
    {
        if (await hooks.FindAsync(tenant, hookId, cancellationToken) is not { } hook)
        {
            return Error.NotFound("webhook").ToProblem();
        }

        var none = new Dictionary<string, string>();
        var sent = JsonSerializer.SerializeToElement(new { body = request.Body, query = none, headers = none });
        var reply = await desk.TakeAsync(hook, sent, null, cancellationToken);
        return TypedResults.Ok(new HookReplyView(reply.Status, reply.Run, reply.Content?.MediaType, reply.Content?.Text, reply.Problem?.Message));
    }
}

/// <summary>Gives a web address a new token; the old one ends at once.</summary>
internal static class RotateHook
{
    public static async Task<Results<Ok<NewHookView>, ProblemHttpResult>> HandleAsync(Guid hookId, Tenant tenant, HookStore hooks, CancellationToken cancellationToken) =>
        await hooks.RotateAsync(tenant, hookId, cancellationToken) is { } rotated ? TypedResults.Ok(rotated) : Error.NotFound("webhook").ToProblem();
}

/// <summary>The latest calls of a web address, newest first.</summary>
internal static class ListHookCalls
{
    public static async Task<Results<Ok<Page<HookCallView>>, ProblemHttpResult>> HandleAsync(Guid hookId, Tenant tenant, HookStore hooks, HookCalls calls, CancellationToken cancellationToken) =>
        await hooks.FindAsync(tenant, hookId, cancellationToken) is null
            ? Error.NotFound("webhook").ToProblem()
            : TypedResults.Ok(new Page<HookCallView>([.. (await calls.ListAsync(tenant, hookId, cancellationToken)).Select(View)], null));

    private static HookCallView View(HookCallRow row) =>
        new(row.Id, new(DateTime.SpecifyKind(row.At, DateTimeKind.Utc)), row.Status, row.Took_ms, row.Run_id is { } run ? new RunId(run) : null, row.Problem);
}

/// <summary>A call to try.</summary>
/// <param name="Body">What is sent.</param>
internal sealed record HookTest(JsonElement? Body = null);

/// <summary>What a caller is answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="RunId">The run that was started; null when none was.</param>
/// <param name="MediaType">Of the response block's answer; null without one.</param>
/// <param name="Body">The response block's answer; null without one.</param>
/// <param name="Problem">Why there is none; null otherwise.</param>
internal sealed record HookReplyView(int Status, RunId? RunId, string? MediaType, string? Body, string? Problem);

/// <summary>A call of a web address.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="TookMs">How long the caller waited, in milliseconds.</param>
/// <param name="RunId">The run that was started; null when none was.</param>
/// <param name="Problem">Why it was refused; null otherwise.</param>
internal sealed record HookCallView(Guid Id, DateTimeOffset At, int Status, int TookMs, RunId? RunId, string? Problem);
