using System.Reflection;
using Cadre.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cadre.Canvases.Pictures;

/// <summary>Sends a picture. The header <c>Cadre-Role</c> says what the caller may do there: what stands around the picture depends on it.</summary>
internal sealed class PictureResult(EncodedPicture picture, Role role) : IResult, IEndpointMetadataProvider
{
    private const string Json = "application/json";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(CanvasPicture), [Json]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var body = picture.Json;
        if (request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.ContentEncoding = "br";
            body = picture.Compressed;
        }

        response.Headers.Vary = "Accept-Encoding";
        response.Headers["Cadre-Role"] = role.ToString().ToLowerInvariant();
        response.ContentType = Json;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
