using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Connections.Features;

internal static class DeleteCredential
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, CredentialId credentialId, ICredentialVault vault, CancellationToken cancellationToken) =>
        await vault.DeleteAsync(tenant, credentialId, cancellationToken) ? TypedResults.NoContent() : Error.NotFound("credential").ToProblem();
}
