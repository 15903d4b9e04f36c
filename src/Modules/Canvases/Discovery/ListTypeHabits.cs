using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Canvases.Discovery;

internal static class ListTypeHabits
{
    public static async Task<Ok<TypeHabits>> HandleAsync(Tenant tenant, HabitMemory habits, CancellationToken cancellationToken) =>
        TypedResults.Ok(await habits.OfAsync(tenant, cancellationToken));
}
