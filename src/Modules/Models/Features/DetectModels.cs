using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

internal static class DetectModels
{
    public static async Task<Ok<Page<DetectedServer>>> HandleAsync(Tenant tenant, ConnectionSetup setup, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<DetectedServer>(await setup.DetectAsync(tenant, cancellationToken), null));
}
