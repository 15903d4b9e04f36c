using Microsoft.AspNetCore.Http;

namespace Cadre.Kernel;

/// <summary>
/// The workspace on whose behalf something happens, and who acts. A required argument of every store call and job.
/// In a route handler, declare a parameter of this type: it is bound from the authenticated request.
/// </summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Role">The actor's role in the workspace.</param>
public sealed record Tenant(WorkspaceId Workspace, Actor Actor, Role Role)
{
    /// <summary>The tenant for work that Cadre itself does in a workspace (engine, planner, schedules).</summary>
    public static Tenant ForSystem(WorkspaceId workspace) => new(workspace, Actor.System, Role.Owner);

    /// <summary>Binds the parameter of a route handler.</summary>
    /// <exception cref="InvalidOperationException">The route declares no workspace scope: give it one in its <see cref="EndpointPolicy"/>.</exception>
    public static ValueTask<Tenant> BindAsync(HttpContext context)
    {
        var caller = context.Features.Get<Caller>();
        return caller?.Tenant is { } tenant
            ? ValueTask.FromResult(tenant)
            : throw new InvalidOperationException("No tenant on this request: the route's EndpointPolicy must use TenantScope.Workspace.");
    }
}
