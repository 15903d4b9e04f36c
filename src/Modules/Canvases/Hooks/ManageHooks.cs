using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Hooks;

/// <summary>Makes a web address that starts runs of a canvas.</summary>
internal static class CreateHook
{
    private const int LongestWait = 60;

    public static async Task<Results<Ok<NewHookView>, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasId canvasId, NewHook request, CanvasStore canvases, HookStore hooks, CancellationToken cancellationToken)
    {
        if (request.Name is { Length: > 100 } || request.Name?.Contains('\0') == true || request.WaitSeconds is not (null or (>= 0 and <= LongestWait)))
        {
            return Error.Invalid("bad_hook", $"A name has at most 100 characters; the wait is 0 to {LongestWait} seconds.").ToProblem();
        }

        return await canvases.FindAsync(tenant, canvasId, cancellationToken) is null
            ? Error.NotFound("canvas").ToProblem()
            : TypedResults.Ok(await hooks.CreateAsync(tenant, canvasId, string.IsNullOrWhiteSpace(request.Name) ? "webhook" : request.Name.Trim(), request.WaitSeconds ?? 25, cancellationToken));
    }
}

/// <summary>The web addresses of a canvas, without their tokens.</summary>
internal static class ListHooks
{
    public static async Task<Results<Ok<Page<HookView>>, ProblemHttpResult>> HandleAsync(Tenant tenant, CanvasId canvasId, CanvasStore canvases, HookStore hooks, CancellationToken cancellationToken) =>
        await canvases.FindAsync(tenant, canvasId, cancellationToken) is null
            ? Error.NotFound("canvas").ToProblem()
            : TypedResults.Ok(new Page<HookView>([.. (await hooks.ListAsync(tenant, canvasId, cancellationToken)).Select(h => new HookView(h.Id, h.Name, h.Wait_seconds, HookMoments.Utc(h.Created_at), h.Called_at is { } called ? HookMoments.Utc(called) : null))], null));

}

/// <summary>The web addresses of the workspace, without their tokens, newest first.</summary>
internal static class ListAllHooks
{
    public static async Task<Ok<Page<WorkspaceHookView>>> HandleAsync(Tenant tenant, HookStore hooks, CancellationToken cancellationToken) => TypedResults.Ok(new Page<WorkspaceHookView>(
        [.. (await hooks.ListAllAsync(tenant, cancellationToken)).Select(h => new WorkspaceHookView(h.Id, new CanvasId(h.Canvas_id), h.Name, HookMoments.Utc(h.Created_at), h.Called_at is { } called ? HookMoments.Utc(called) : null))], null));
}

/// <summary>Ends a web address for good.</summary>
internal static class DeleteHook
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid hookId, HookStore hooks, CancellationToken cancellationToken) =>
        await hooks.DeleteAsync(tenant, hookId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("webhook").ToProblem();
}

/// <summary>A web address to make.</summary>
/// <param name="Name">Shown as who started the runs.</param>
/// <param name="WaitSeconds">How long a caller waits for the response block, 0 to 60: 25 unless given.</param>
internal sealed record NewHook(string? Name, int? WaitSeconds);

/// <summary>A web address.</summary>
internal sealed record HookView(Guid Id, string Name, int WaitSeconds, DateTimeOffset CreatedAt, DateTimeOffset? CalledAt);

/// <summary>A web address of the workspace.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CanvasId">The canvas whose runs it starts.</param>
/// <param name="Name">Shown as who started the runs.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CalledAt">When it was called last; null for never.</param>
internal sealed record WorkspaceHookView(Guid Id, CanvasId CanvasId, string Name, DateTimeOffset CreatedAt, DateTimeOffset? CalledAt);

/// <summary>Moments of the database.</summary>
internal static class HookMoments
{
    public static DateTimeOffset Utc(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
