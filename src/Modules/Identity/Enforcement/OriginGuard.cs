using System.Collections.Frozen;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Identity.Enforcement;

/// <summary>Refuses requests to host names that are not ours (DNS rebinding) and from pages of other origins.</summary>
internal sealed class OriginGuard(IdentityOptions options)
{
    private static readonly Error UnknownHost = Error.Invalid("unknown_host", "Cadre does not answer to this host name.", "Use a loopback address, or add the name to CADRE_HOSTS.");
    private static readonly Error ForeignOrigin = new(ErrorKind.Forbidden, "foreign_origin", "Another site's page may not call Cadre.");

    private readonly FrozenSet<string> hosts = options.Hosts.Concat(["localhost", "127.0.0.1", "[::1]", "::1"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!request.Host.HasValue || !hosts.Contains(request.Host.Host))
        {
            return Problems.WriteAsync(context, UnknownHost);
        }

        var mayBeForeign = context.GetEndpoint()?.Metadata.GetMetadata<EndpointPolicy>()?.CrossOrigin ?? false;
        return mayBeForeign || IsOwn(request) ? next(context) : Problems.WriteAsync(context, ForeignOrigin);
    }

    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers.Origin is not [{ } origin])
        {
            // Browsers name the origin of every request that could change something; Sec-Fetch-Site covers the rest.
            return request.Headers.Origin.Count == 0
                && !(IsFromAnotherSite(request) && request.Path.StartsWithSegments("/api", StringComparison.Ordinal));
        }

        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.Scheme == request.Scheme
            && string.Equals(from.Authority, WithoutDefaultPort(request), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsFromAnotherSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static string WithoutDefaultPort(HttpRequest request)
    {
        var standard = request.IsHttps ? 443 : 80;
        return request.Host.Port is { } port && port != standard ? $"{request.Host.Host}:{port}" : request.Host.Host;
    }
}
