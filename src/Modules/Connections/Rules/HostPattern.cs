namespace Cadre.Connections.Rules;

/// <summary>Host patterns: an exact name, or <c>*.</c> and a name for all its subdomains (not the name itself), or <c>*</c> for all.</summary>
internal static class HostPattern
{
    /// <summary>Whether a normalized host matches.</summary>
    public static bool Matches(string pattern, string host) =>
        pattern == "*" || (pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase));
}
