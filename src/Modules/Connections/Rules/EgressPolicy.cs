using Cadre.Connections.Contracts;
using Cadre.Connections.Proxy;

namespace Cadre.Connections.Rules;

/// <summary>What a workspace decided about calls to the outside.</summary>
/// <param name="Rules">Allowed and denied hosts.</param>
/// <param name="Grants">Private hosts and ports that are open.</param>
internal sealed record EgressPolicy(IReadOnlyList<EgressRule> Rules, IReadOnlySet<(string Host, int Port)> Grants)
{
    /// <summary>Why a host may not be called for a purpose; null when it may. With any allow rule at a level (workspace, block), only hosts on that level's list are.</summary>
    public EgressRefusal? Refuses(string purpose, string host, EgressSource? source)
    {
        var relevant = Rules.Where(rule => rule.Purpose.Length == 0 || rule.Purpose == purpose).ToList();
        if (relevant.Any(rule => !rule.Allows && IsFor(rule, source) && HostPattern.Matches(AllowedHost.Parse(rule.Host).Pattern, host)))
        {
            return EgressRefusal.Denied;
        }

        return !Lists(relevant, EgressScope.Workspace, host) ? EgressRefusal.NotOnWorkspaceList
            : BlockScope(source) is { } block && !Lists(relevant, block, host) ? EgressRefusal.NotOnBlockList
            : null;
    }

    /// <summary>Whether a sandbox's own list has a host.</summary>
    public bool SandboxLists(EgressSource? source, string host, int port) =>
        source?.Sandbox is { } sandbox && Rules.Any(rule => rule.Allows && rule.Scope == EgressScope.Sandbox(sandbox) && AllowedHost.Parse(rule.Host).Covers(host, port));

    /// <summary>The scope of the source's block.</summary>
    public static string? BlockScope(EgressSource? source) => source is { Canvas: { } canvas, Block: { } block } ? EgressScope.Block(canvas, block) : null;

    private static bool IsFor(EgressRule rule, EgressSource? source) =>
        rule.Scope.Length == 0 || rule.Scope == BlockScope(source) || (source?.Sandbox is { } sandbox && rule.Scope == EgressScope.Sandbox(sandbox));

    private static bool Lists(List<EgressRule> relevant, string scope, string host)
    {
        var allowed = relevant.Where(rule => rule.Allows && rule.Scope == scope).ToList();
        return allowed.Count == 0 || allowed.Any(rule => HostPattern.Matches(rule.Host, host));
    }
}
