using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cadre.Kernel;

/// <summary>
/// The only way to map a route: every route has a policy. Used as <c>registry.Group("Runs", "/api/v1/runs").Get("/{runId}", EndpointPolicy.Reads("run"), GetRun.HandleAsync)</c>.
/// </summary>
/// <param name="routes">Where the routes go.</param>
public sealed class EndpointRegistry(IEndpointRouteBuilder routes)
{
    /// <summary>A group of routes of one module with a common prefix; <paramref name="tag"/> names it in the OpenAPI document.</summary>
    public EndpointGroup Group(string tag, string prefix) => new(routes.MapGroup(prefix).WithTags(tag));
}

/// <summary>Routes of one module under one prefix.</summary>
public sealed class EndpointGroup
{
    private readonly RouteGroupBuilder group;

    internal EndpointGroup(RouteGroupBuilder group) => this.group = group;

    /// <summary>Maps GET.</summary>
    public RouteHandlerBuilder Get(string pattern, EndpointPolicy policy, Delegate handler) => Map(HttpMethods.Get, pattern, policy, handler);

    /// <summary>Maps POST.</summary>
    public RouteHandlerBuilder Post(string pattern, EndpointPolicy policy, Delegate handler) => Map(HttpMethods.Post, pattern, policy, handler);

    /// <summary>Maps PUT.</summary>
    public RouteHandlerBuilder Put(string pattern, EndpointPolicy policy, Delegate handler) => Map(HttpMethods.Put, pattern, policy, handler);

    /// <summary>Maps PATCH.</summary>
    public RouteHandlerBuilder Patch(string pattern, EndpointPolicy policy, Delegate handler) => Map(HttpMethods.Patch, pattern, policy, handler);

    /// <summary>Maps DELETE.</summary>
    public RouteHandlerBuilder Delete(string pattern, EndpointPolicy policy, Delegate handler) => Map(HttpMethods.Delete, pattern, policy, handler);

    private RouteHandlerBuilder Map(string method, string pattern, EndpointPolicy policy, Delegate handler)
    {
        var name = handler.Method.DeclaringType?.Name ?? handler.Method.Name;
        var late = new LateHandler(handler);
        var route = new RouteHandlerBuilder([group.MapMethods(pattern, [method], late.InvokeAsync)]);
        route.Add(late.Describe);
        return route.WithMetadata(policy).WithName(name);
    }
}
