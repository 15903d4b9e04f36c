using Microsoft.AspNetCore.Http;

namespace Cadre.Canvases.Hooks;

/// <summary>What a response block gives to the caller: with an origin of its own and without script, whatever it holds.</summary>
internal sealed class HookAnswer(byte[] body, string mediaType, int status) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = mediaType + "; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
        if (status is 204 or 205 or 304)
        {
            return Task.CompletedTask;
        }

        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
