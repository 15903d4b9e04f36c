using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Connections.Features;

/// <summary>What the workspace allows and denies, and the private hosts that are open.</summary>
internal static class GetEgressRules
{
    public static async Task<Ok<EgressRulesView>> HandleAsync(Tenant tenant, IEgressRules rules, IEgressGrants grants, CancellationToken cancellationToken) =>
        TypedResults.Ok(new EgressRulesView(await rules.ListAsync(tenant, cancellationToken), await grants.ListAsync(tenant, cancellationToken)));
}

internal sealed record EgressRulesView(IReadOnlyList<EgressRule> Rules, IReadOnlyList<EgressGrant> Grants);
