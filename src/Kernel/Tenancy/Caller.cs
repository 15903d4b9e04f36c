using Microsoft.AspNetCore.Http;

namespace Cadre.Kernel;

/// <summary>The authenticated caller of a request; Identity puts it on the request's features before the handler runs.</summary>
/// <param name="Actor">Who calls.</param>
/// <param name="User">The person behind the call; null for keys without a person.</param>
/// <param name="Session">The session or key that authenticated the call, for revocation checks.</param>
/// <param name="Tenant">The workspace chosen for the request; null on routes without workspace scope.</param>
public sealed record Caller(Actor Actor, UserId? User, Guid Session, Tenant? Tenant)
{
    /// <summary>Binds the parameter of a route handler.</summary>
    /// <exception cref="InvalidOperationException">The route is anonymous.</exception>
    public static ValueTask<Caller> BindAsync(HttpContext context) =>
        context.Features.Get<Caller>() is { } caller
            ? ValueTask.FromResult(caller)
            : throw new InvalidOperationException("No caller on this request: the route is anonymous.");
}
