using Microsoft.Extensions.FileProviders;

namespace Cadre.Server.Composition;

/// <summary>
/// Serves the built web client: files with a hash in their name are kept by browsers for good, the page itself is always asked for again; compressed
/// twins (<c>.br</c>, <c>.gz</c>) are sent to whoever takes them; addresses without a file get the page.
/// </summary>
internal static class WebClient
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".map"] = "application/json",
        [".webmanifest"] = "application/manifest+json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
        [".wasm"] = "application/wasm",
        [".txt"] = "text/plain; charset=utf-8",
    };

    /// <summary>The client beside the executable, or in the source tree when run from there.</summary>
    public static string FindFolder()
    {
        string[] candidates = [Path.Combine(AppContext.BaseDirectory, "wwwroot"), Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "wwwroot"))];
        return Array.Find(candidates, folder => File.Exists(Path.Combine(folder, "index.html"))) ?? candidates[0];
    }

    public static void UseWebClient(this WebApplication app, string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.Use((context, next) => IsPage(context) ? SendAsync(context, files) : next(context));
    }

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint() is null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    private static async Task SendAsync(HttpContext context, PhysicalFileProvider files)
    {
        var path = context.Request.Path.Value ?? "/";
        var file = files.GetFileInfo(path);
        var isAsset = Path.HasExtension(path);
        if (!file.Exists || file.IsDirectory || !Types.ContainsKey(Path.GetExtension(file.Name)))
        {
            if (isAsset)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            path = "/index.html";
            file = files.GetFileInfo(path);
        }

        if (!file.Exists)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = context.Response.Headers;
        context.Response.ContentType = Types[Path.GetExtension(file.Name)];
        headers.CacheControl = path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        var (sent, encoding) = Compressed(context.Request, files, path, file);
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        var tag = $"\"{sent.LastModified.UtcTicks:x}-{sent.Length:x}\"";
        headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentLength = sent.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.SendFileAsync(sent, context.RequestAborted);
        }
    }

    private static (IFileInfo File, string? Encoding) Compressed(HttpRequest request, PhysicalFileProvider files, string path, IFileInfo plain)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, extension) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase) && files.GetFileInfo(path + extension) is { Exists: true } twin)
            {
                return (twin, encoding);
            }
        }

        return (plain, null);
    }
}
