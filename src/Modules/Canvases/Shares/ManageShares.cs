using Cadre.Canvases.Contracts;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Versions;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Shares;

/// <summary>The open links of a canvas, newest first, without the links themselves.</summary>
internal static class ListShares
{
    public static async Task<Results<Ok<Page<CanvasShare>>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, CanvasStore canvases, ShareStore shares, CancellationToken cancellationToken, string? cursor = null, int limit = 50)
    {
        if (!IdCursor.TryRead(cursor, out var before))
        {
            return IdCursor.Invalid.ToProblem();
        }

        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        var rows = await shares.ListAsync(tenant, canvasId, before, IdCursor.Limit(limit), cancellationToken);
        return TypedResults.Ok(new Page<CanvasShare>(rows, rows.Count == IdCursor.Limit(limit) ? rows[^1].Id.ToString() : null));
    }
}

/// <summary>Makes a link; it is shown this once.</summary>
internal static class ShareCanvas
{
    public static async Task<Results<Created<CanvasShare>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, NewShare request, HttpRequest http, CanvasStore canvases, VersionStore versions, ShareStore shares, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        if (request.ExpiresAt is { } until && until <= time.GetUtcNow())
        {
            return Error.Invalid("expiry_invalid", "The link would have expired already.", "Choose a time to come, or none.").ToProblem();
        }

        if (request is { VersionId: not null, Role: not ShareRole.Viewer })
        {
            return Error.Invalid("role_invalid", "A version does not change: its link is for viewers.", "Choose the role 'viewer', or share the canvas itself.").ToProblem();
        }

        if ((request.Role == ShareRole.Agent) != (request.Agent is not null))
        {
            return Error.Invalid("agent_missing", "A link of the role 'agent' tells the agent's name and what it may write; others do not.", "Send 'agent' with role 'agent' only.").ToProblem();
        }

        if (request.Agent?.Check() is { } invalid)
        {
            return invalid.ToProblem();
        }

        if (request.VersionId is { } version && await versions.FindAsync(tenant, canvasId, version, cancellationToken) is null)
        {
            return Error.NotFound("version").ToProblem();
        }

        var made = await shares.AddAsync(tenant, canvasId, request, cancellationToken);
        return TypedResults.Created($"/api/v1/canvases/{canvasId}/shares/{made.Id}", made with { Link = $"{http.Scheme}://{http.Host}{made.Link}" });
    }
}

/// <summary>Ends a link; who is connected by it is cut off within seconds.</summary>
internal static class RevokeShare
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Tenant tenant, CanvasId canvasId, Guid shareId, CanvasStore canvases, ShareStore shares, CancellationToken cancellationToken)
    {
        if (await canvases.FindAsync(tenant, canvasId, cancellationToken) is null)
        {
            return Error.NotFound("canvas").ToProblem();
        }

        return await shares.RemoveAsync(tenant, canvasId, shareId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("share").ToProblem();
    }
}

/// <summary>A link to be made.</summary>
/// <param name="Role">What its holder may do.</param>
/// <param name="ExpiresAt">When it ends; never when absent.</param>
/// <param name="VersionId">The version it shows; the canvas as it is when absent.</param>
/// <param name="Agent">For the role agent: its name and what it may write.</param>
internal sealed record NewShare(ShareRole Role, DateTimeOffset? ExpiresAt = null, Guid? VersionId = null, AgentAccess? Agent = null);
