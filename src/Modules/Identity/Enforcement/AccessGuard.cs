using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cadre.Identity.Enforcement;

/// <summary>
/// Enforces a route's policy before its body is read: 1. rate by address where anybody may call, 2. who is it (401), 3. CSRF header of cookie sessions,
/// 4. rate by caller, 5. workspace (404), 6. role (403), 7. size (413).
/// </summary>
internal sealed class AccessGuard(CallerReading callers, RateGuard rates)
{
    private static readonly Error SignInFirst = new(ErrorKind.Unauthenticated, "unauthenticated", "Nobody is signed in.", "Sign in, or send an API key as 'Authorization: Bearer cadre_…'.");
    private static readonly Error NoCsrf = new(ErrorKind.Forbidden, "csrf_header_missing", "A change by a browser session needs the Cadre-Csrf header.", "Send 'Cadre-Csrf: 1'.");
    private static readonly Error RoleTooLow = new(ErrorKind.Forbidden, "role_too_low", "Your role in this workspace does not include this.", "Ask an admin of the workspace for a higher role.");
    private static readonly Error TooLarge = new(ErrorKind.TooLarge, "body_too_large", "The body is larger than this route takes.", "Send less at once.");
    private static readonly Error TooMany = new(ErrorKind.Limited, "rate_limited", "Too many requests at once.", "Wait a moment and repeat.");

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EndpointPolicy>() is not { } policy)
        {
            await next(context);
            return;
        }

        var error = policy.IsAnonymous ? null : await IdentifyAsync(context, policy);
        if (error is not null)
        {
            await Problems.WriteAsync(context, error);
            return;
        }

        using var lease = rates.Take(policy.Rate, PartitionOf(context)); // 1, 4
        if (!lease.IsAcquired)
        {
            await Problems.WriteAsync(context, TooMany with { RetryAfterSeconds = policy.Rate == RateClass.Credential ? 6 : 1 });
            return;
        }

        error = Admit(context, policy);
        await (error is null ? next(context) : Problems.WriteAsync(context, error));
    }

    private async Task<Error?> IdentifyAsync(HttpContext context, EndpointPolicy policy)
    {
        if (await callers.ReadAsync(context.Request, context.RequestAborted) is not { } who) // 2
        {
            return SignInFirst;
        }

        if (!who.IsKey && IsChange(context.Request) && context.Request.Headers[SessionCookie.CsrfHeader].Count == 0) // 3
        {
            return NoCsrf;
        }

        context.Features.Set(who);
        context.Features.Set(who.ToCaller(policy.Scope == TenantScope.Workspace || who.IsKey ? who.Tenant : null));
        return null;
    }

    private static Error? Admit(HttpContext context, EndpointPolicy policy)
    {
        if (policy.Scope == TenantScope.Workspace && !policy.IsAnonymous)
        {
            if (context.Features.Get<Caller>()?.Tenant is not { } tenant)
            {
                return Error.NotFound("workspace"); // 5
            }

            if (!tenant.Role.Includes(policy.Permission))
            {
                return RoleTooLow; // 6
            }
        }

        if (context.Request.ContentLength > policy.BodyLimit)
        {
            return TooLarge; // 7
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = policy.BodyLimit;
        }

        return null;
    }

    private static bool IsChange(HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private static string PartitionOf(HttpContext context) => context.Features.Get<RequestPrincipal>() is { } who
        ? who.Actor.Key
        : $"address:{context.Connection.RemoteIpAddress}";
}
