using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

internal static class AddModel
{
    public static async Task<Results<Created<ModelView>, ProblemHttpResult>> HandleAsync(Tenant tenant, NewModel request, ConnectionSetup setup, CancellationToken cancellationToken)
    {
        var added = await setup.AddAsync(tenant, request, cancellationToken);
        return added.IsOk
            ? TypedResults.Created($"/api/v1/models/{added.Value.Id}", ModelView.From(added.Value))
            : added.Error.ToProblem();
    }
}
