using Cadre.Kernel;
using Cadre.Models.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

internal static class DeleteModel
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(Tenant tenant, Guid modelId, ConnectionStore store, ConnectionSetup setup, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, modelId, cancellationToken) is not { } row)
        {
            return Error.NotFound("model connection").ToProblem();
        }

        await setup.DeleteAsync(tenant, row, cancellationToken);
        return TypedResults.NoContent();
    }
}
