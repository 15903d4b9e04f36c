using Cadre.Sandboxes.Features;
using Microsoft.AspNetCore.Http;

namespace Cadre.Sandboxes.Previews;

/// <summary>
/// Requests to preview hosts; nothing else of the server answers there. (1) The host's first part names the preview. (2) A ticket sets the cookie of that host alone.
/// (3) The cookie opens. (4) The request goes to the port, without the cookie. (5) What lasts ends when the caller loses access.
/// </summary>
internal sealed class PreviewRequests(PreviewDirectory previews, SandboxServices services)
{
    private const string Cookie = "cadre-preview";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (previews.LabelOf(context.Request.Host.Host) is not { } label)
        {
            await next(context);
            return;
        }

        if (await previews.FindAsync(label, context.RequestAborted) is not { } preview) // 1
        {
            await SayAsync(context, StatusCodes.Status404NotFound, "This preview has ended. Open it again in Cadre.");
        }
        else if (context.Request.Path == PreviewDirectory.EnterPath)
        {
            await EnterAsync(context, preview); // 2
        }
        else if (!preview.Opens(context.Request.Cookies[Cookie])) // 3
        {
            await SayAsync(context, StatusCodes.Status401Unauthorized, "This preview is opened from Cadre: go to the sandbox and open its port.");
        }
        else
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, services.Lifetime.ApplicationStopping);
            var access = AccessWatch.RunAsync(preview.Caller, services, ending); // 5
            await PreviewForwarding.ForwardAsync(context, preview, Cookie, ending.Token); // 4
            await ending.CancelAsync();
            await access;
        }
    }

    private Task EnterAsync(HttpContext context, Preview preview)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !preview.Redeem(context.Request.Query["ticket"].ToString(), services.Time.GetUtcNow()))
        {
            return SayAsync(context, StatusCodes.Status401Unauthorized, "This link has been used, or is too old. Open the port again in Cadre.");
        }

        context.Response.Cookies.Append(Cookie, preview.Secret, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/" });
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.Location = "/";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        return Task.CompletedTask;
    }

    private static Task SayAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
