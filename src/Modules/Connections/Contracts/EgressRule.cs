namespace Cadre.Connections.Contracts;

/// <summary>A host that is allowed or denied.</summary>
/// <param name="Allows">Allow or deny; deny wins.</param>
/// <param name="Host">A host, <c>*.</c> and a name for its subdomains, or <c>*</c>. In the scope of a sandbox a <c>:port</c> may follow; without one 80 and 443 are meant.</param>
/// <param name="Purpose">For calls of this purpose; empty for all.</param>
/// <param name="Scope">Empty for the whole workspace; else what <see cref="EgressScope"/> names: one block or one sandbox.</param>
public sealed record EgressRule(bool Allows, string Host, string Purpose = "", string Scope = "");

/// <summary>What a rule holds for.</summary>
public static class EgressScope
{
    /// <summary>The whole workspace.</summary>
    public const string Workspace = "";

    /// <summary>One block of a canvas.</summary>
    public static string Block(Guid canvas, string block) => $"block:{canvas:D}/{block}";

    /// <summary>One sandbox.</summary>
    public static string Sandbox(Guid sandbox) => $"sandbox:{sandbox:D}";

    /// <summary>Whether a text names a scope.</summary>
    public static bool IsValid(string scope) =>
        scope.Length == 0
        || (scope.StartsWith("sandbox:", StringComparison.Ordinal) && Guid.TryParseExact(scope.AsSpan(8), "D", out _))
        || (scope.StartsWith("block:", StringComparison.Ordinal) && scope.Length is > 43 and <= 200 && scope[42] == '/' && Guid.TryParseExact(scope.AsSpan(6, 36), "D", out _) && !scope.Contains('\0', StringComparison.Ordinal));
}

/// <summary>A private host and port that an administrator opened.</summary>
public sealed record EgressGrant(string Host, int Port, string Reason, string GrantedBy, DateTimeOffset GrantedAt);
