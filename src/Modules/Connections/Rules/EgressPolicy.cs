namespace Cadre.Connections.Rules;

/// <summary>What a workspace decided about calls to the outside.</summary>
/// <param name="Rules">Allowed and denied hosts.</param>
/// <param name="Grants">Private hosts and ports that are open.</param>
internal sealed record EgressPolicy(IReadOnlyList<EgressRule> Rules, IReadOnlySet<(string Host, int Port)> Grants)
{
    /// <summary>Why a host may not be called for a purpose; null when it may. With any allow rule for a purpose, only allowed hosts are.</summary>
    public string? Refuses(string purpose, string host)
    {
        var relevant = Rules.Where(rule => rule.Purpose.Length == 0 || rule.Purpose == purpose).ToList();
        if (relevant.Any(rule => !rule.Allows && HostPattern.Matches(rule.Host, host)))
        {
            return "the workspace denies this host";
        }

        var allowed = relevant.Where(rule => rule.Allows).ToList();
        return allowed.Count == 0 || allowed.Any(rule => HostPattern.Matches(rule.Host, host)) ? null : "the workspace allows only hosts on its list";
    }
}

/// <summary>One rule.</summary>
/// <param name="Allows">Allow or deny.</param>
/// <param name="Host">A host pattern.</param>
/// <param name="Purpose">For calls of this purpose; empty for all.</param>
internal sealed record EgressRule(bool Allows, string Host, string Purpose);
