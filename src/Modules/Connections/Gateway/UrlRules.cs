using System.Text.RegularExpressions;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>Which addresses (URLs) and headers a call may have.</summary>
internal static partial class UrlRules
{
    private const int MaxLength = 8192;
    private static readonly HashSet<string> RefusedHeaders = new(StringComparer.OrdinalIgnoreCase)
        { "Host", "Connection", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "Proxy-Authenticate", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Content-Length", "Expect" };

    /// <summary>Checks a URL; null when it may be called.</summary>
    public static Error? Check(Uri url)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            return Refuse(url, "only http and https addresses can be called");
        }

        if (url.UserInfo.Length > 0)
        {
            return Refuse(url, "an address with a user name or password in it is refused");
        }

        return url.OriginalString.Length > MaxLength || url.Host.Length == 0 || url.Port <= 0 || !IsHost(HostOf(url)) ? Refuse(url, "the host name is not valid") : null;
    }

    /// <summary>The host in the form that rules, grants and credentials compare: lower case, punycode, no trailing dot, no brackets.</summary>
    public static string HostOf(Uri url) => Normalize(url.IdnHost);

    public static string Normalize(string host) => host.Trim('[', ']').TrimEnd('.').ToLowerInvariant();

    /// <summary>Checks a request header; null when it may be sent.</summary>
    public static Error? CheckHeader(string name, string value)
    {
        var refused = RefusedHeaders.Contains(name) || !HeaderName().IsMatch(name) || value.AsSpan().ContainsAny('\r', '\n', '\0');
        return refused ? EgressErrors.Refused($"The header '{name}' may not be set.", "Leave it out: the connection sets its own.") : null;
    }

    private static Error Refuse(Uri url, string why) =>
        EgressErrors.Refused($"'{(url.OriginalString.Length > 200 ? url.OriginalString[..200] : url.OriginalString)}' is refused: {why}.", "Correct the address.");

    private static bool IsHost(string host) => System.Net.IPAddress.TryParse(host, out _) || HostName().IsMatch(host);

    [GeneratedRegex(@"\A(?=.{1,253}\z)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex HostName();

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex HeaderName();
}
