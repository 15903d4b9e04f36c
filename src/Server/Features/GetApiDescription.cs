using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Server.Features;

/// <summary>The OpenAPI document.</summary>
internal static class GetApiDescription
{
    public static async Task<FileContentHttpResult> HandleAsync(ApiDescription description, CancellationToken cancellationToken) =>
        TypedResults.Bytes(await description.ReadAsync(cancellationToken), "application/json");
}
