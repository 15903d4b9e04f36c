using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Connections.Features;

/// <summary>The credentials of the workspace, by name: never their secrets.</summary>
internal static class ListCredentials
{
    public static async Task<Ok<Page<CredentialView>>> HandleAsync(Tenant tenant, ICredentialVault vault, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<CredentialView>(await vault.ListAsync(tenant, cancellationToken), null));
}
