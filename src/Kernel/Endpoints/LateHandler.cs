using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cadre.Kernel;

/// <summary>
/// A route's handler, compiled at its first call. The framework would compile those of all routes before it answers the first request, which is most of what a start costs;
/// what they take and give is described at once, for routing and for the API description.
/// </summary>
/// <param name="handler">What answers.</param>
internal sealed class LateHandler(Delegate handler)
{
    private Lazy<RequestDelegate>? callable;

    /// <summary>Tells a route what its handler takes and gives.</summary>
    public void Describe(EndpointBuilder endpoint)
    {
        var method = handler.Method;
        endpoint.Metadata.Add(method);
        foreach (var attribute in method.GetCustomAttributes())
        {
            endpoint.Metadata.Add(attribute);
        }

        var route = (RouteEndpointBuilder)endpoint;
        var names = route.RoutePattern.Parameters.Select(parameter => parameter.Name).ToArray();
        RequestDelegateFactory.InferMetadata(method, Options(endpoint, names));
        var filtered = new RouteEndpointBuilder(InvokeAsync, route.RoutePattern, route.Order) { ApplicationServices = endpoint.ApplicationServices };
        filtered.FilterFactories.Add((_, next) => context => RetryAfterFilter.ApplyAsync(context, next));
        callable = new(() => RequestDelegateFactory.Create(handler, Options(filtered, names)).RequestDelegate);
    }

    /// <summary>Answers a request.</summary>
    public Task InvokeAsync(HttpContext context) => callable!.Value(context);

    private static RequestDelegateFactoryOptions Options(EndpointBuilder endpoint, IEnumerable<string> routeParameters) =>
        new()
        {
            ServiceProvider = endpoint.ApplicationServices,
            RouteParameterNames = routeParameters,
            EndpointBuilder = endpoint,
            ThrowOnBadRequest = endpoint.ApplicationServices.GetRequiredService<IOptions<RouteHandlerOptions>>().Value.ThrowOnBadRequest,
        };
}
