using Cadre.Kernel;
using Cadre.Models.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

internal static class ListModels
{
    public static async Task<Ok<Page<ModelView>>> HandleAsync(Tenant tenant, ConnectionStore connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<ModelView>([.. (await connections.ListAsync(tenant, cancellationToken)).Select(ModelView.From)], null));
}
