using Microsoft.AspNetCore.Http;

namespace Cadre.Identity.Enforcement;

/// <summary>The session's cookie: <c>__Host-cadre</c> over https, <c>cadre</c> on plain http, where browsers refuse the prefix.</summary>
internal sealed class SessionCookie(IdentityOptions options)
{
    /// <summary>The value of the <c>Cadre-Csrf</c> header. Its presence is what counts: another origin cannot send it without a preflight, which is never granted.</summary>
    public const string Csrf = "1";

    public const string CsrfHeader = "Cadre-Csrf";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)] is { Length: > 0 and <= 100 } token ? token : null;

    public void Set(HttpContext http, string token) => http.Response.Cookies.Append(Name(http.Request), token, Attributes(http.Request, options.SessionLifetime));

    public void Clear(HttpContext http) => http.Response.Cookies.Delete(Name(http.Request), Attributes(http.Request, null));

    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-cadre" : "cadre";

    private static CookieOptions Attributes(HttpRequest request, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
