using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Connections.Features;

/// <summary>Allows or denies a host, for the workspace, one block or one sandbox.</summary>
internal static class AddEgressRule
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, EgressRule input, IEgressRules rules, CancellationToken cancellationToken)
    {
        var set = await rules.SetAsync(tenant, input, cancellationToken);
        return set.IsOk ? TypedResults.NoContent() : set.Error.ToProblem();
    }
}

/// <summary>Takes a rule back.</summary>
internal static class RemoveEgressRule
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        bool allows, string host, string? purpose, string? scope, Tenant tenant, IEgressRules rules, CancellationToken cancellationToken) =>
        await rules.RemoveAsync(tenant, new EgressRule(allows, host, purpose ?? "", scope ?? ""), cancellationToken) ? TypedResults.NoContent() : Error.NotFound("rule").ToProblem();
}

/// <summary>Opens one private host and port.</summary>
internal static class AddEgressGrant
{
    private static readonly Error Invalid = Error.Invalid("egress_grant_invalid", "A private host is opened by its name or address, a port and a reason.", "Fill in 'host', 'port' (1 to 65535) and 'reason'.");

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, EgressGrantInput input, IEgressGrants grants, CancellationToken cancellationToken)
    {
        var host = input.Host.Trim();
        if (host.Length is 0 or > 253 || host.AsSpan().ContainsAny('/', ' ', '\0') || input.Port is < 1 or > 65535 || string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > 300 || input.Reason.Contains('\0', StringComparison.Ordinal))
        {
            return Invalid.ToProblem();
        }

        await grants.GrantAsync(tenant, host, input.Port, input.Reason.Trim(), cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Closes a private host and port again.</summary>
internal static class RemoveEgressGrant
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(string host, int port, Tenant tenant, IEgressGrants grants, CancellationToken cancellationToken) =>
        await grants.RevokeAsync(tenant, host, port, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("grant").ToProblem();
}

internal sealed record EgressGrantInput(string Host, int Port, string Reason);
