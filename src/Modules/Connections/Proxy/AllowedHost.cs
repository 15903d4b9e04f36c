using System.Globalization;
using Cadre.Connections.Gateway;
using Cadre.Connections.Rules;

namespace Cadre.Connections.Proxy;

/// <summary>A host that a sandbox may reach.</summary>
/// <param name="Pattern">A host pattern.</param>
/// <param name="Port">The port; null for 80 and 443.</param>
internal sealed record AllowedHost(string Pattern, int? Port)
{
    public static AllowedHost Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new(UrlRules.Normalize(text[..colon]), port)
            : new(UrlRules.Normalize(text), null);
    }

    public bool Covers(string host, int port) => (Port is { } only ? port == only : port is 80 or 443) && HostPattern.Matches(Pattern, host);
}
