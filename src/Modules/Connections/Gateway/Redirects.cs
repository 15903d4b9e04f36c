using System.Net;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>Where a redirect leads.</summary>
internal static class Redirects
{
    /// <summary>Whether an answer is a redirect that can be followed.</summary>
    public static bool Is(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is not null;

    /// <summary>The next address; an encrypted call never goes on in the open.</summary>
    public static Result<Uri> Target(Uri from, HttpResponseMessage response)
    {
        var location = response.Headers.Location!; // Is() saw it.
        if (!Uri.TryCreate(from, location, out var target))
        {
            return EgressErrors.Refused("The redirect leads to no valid address.", "Call the final address itself.");
        }

        return from.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp
            ? EgressErrors.Refused($"The redirect from '{from.Host}' leads from https to http.", "Call the final address itself.")
            : target;
    }

    /// <summary>The method to go on with: as browsers and curl do.</summary>
    public static HttpMethod Method(HttpMethod method, HttpStatusCode status) => status switch
    {
        HttpStatusCode.SeeOther when method != HttpMethod.Head => HttpMethod.Get,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found when method == HttpMethod.Post => HttpMethod.Get,
        _ => method,
    };

    /// <summary>Whether credentials may go along: same scheme, host and port.</summary>
    public static bool SameOrigin(Uri from, Uri to) => from.Scheme == to.Scheme && UrlRules.HostOf(from) == UrlRules.HostOf(to) && from.Port == to.Port;
}
