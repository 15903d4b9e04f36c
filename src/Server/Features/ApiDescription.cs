using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Cadre.Server.Features;

/// <summary>The OpenAPI document: made once from the mapped routes and their policies.</summary>
internal sealed class ApiDescription([FromKeyedServices(ApiDescription.Name)] IOpenApiDocumentProvider documents) : IDisposable
{
    public const string Name = "v1";
    private readonly SemaphoreSlim making = new(1, 1);
    private byte[]? made;

    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        if (made is { } ready)
        {
            return ready;
        }

        await making.WaitAsync(cancellationToken);
        try
        {
            return made ??= await MakeAsync(cancellationToken);
        }
        finally
        {
            making.Release();
        }
    }

    public void Dispose() => making.Dispose();

    private async Task<byte[]> MakeAsync(CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        using var buffer = new MemoryStream();
        await document.SerializeAsJsonAsync(buffer, OpenApiSpecVersion.OpenApi3_1, cancellationToken);
        return buffer.ToArray();
    }
}
