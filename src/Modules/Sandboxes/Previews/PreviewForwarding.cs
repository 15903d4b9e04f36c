using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cadre.Sandboxes.Previews;

/// <summary>One request to a port inside, and its answer; upgraded connections (WebSockets) are carried both ways.</summary>
internal static class PreviewForwarding
{
    private const long MostBytes = 100L << 20;
    private static readonly HashSet<string> Hop = new(StringComparer.OrdinalIgnoreCase)
        { "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Host", "Strict-Transport-Security", "Alt-Svc" };

    public static async Task ForwardAsync(HttpContext context, Preview preview, string cookie, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        var upgrade = context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } feature ? feature : null;
        using var request = Request(context.Request, preview.Port, cookie, upgrade is not null);
        try
        {
            using var response = await preview.Connections.SendAsync(request, cancellationToken);
            CopyHeaders(context, response, preview.Port);
            if (response.StatusCode == HttpStatusCode.SwitchingProtocols && upgrade is not null)
            {
                context.Response.Headers.Connection = "Upgrade";
                context.Response.Headers.Upgrade = response.Headers.Upgrade.ToString();
                await using var outside = await upgrade.UpgradeAsync();
                await using var inside = await response.Content.ReadAsStreamAsync(cancellationToken);
                await CarryAsync(outside, inside, cancellationToken);
                return;
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            await CopyAsync(body, context.Response, cancellationToken);
        }
        catch (HttpRequestException exception) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"Port {preview.Port} of the sandbox does not answer: {exception.Message}\n"), CancellationToken.None);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            context.Abort(); // One side went away in the middle, or access was taken away.
        }
    }

    private static HttpRequestMessage Request(HttpRequest from, int port, string cookie, bool upgrades)
    {
        var inside = string.Create(CultureInfo.InvariantCulture, $"localhost:{port}");
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri($"http://{inside}{from.PathBase}{from.Path.ToUriComponent()}{from.QueryString.ToUriComponent()}"));
        if (from.ContentLength > 0 || from.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(from.Body);
        }

        foreach (var (name, values) in from.Headers.Where(header => !Hop.Contains(header.Key) && !string.Equals(header.Key, "Cookie", StringComparison.OrdinalIgnoreCase)))
        {
            var value = name.Equals("Origin", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(values, UriKind.Absolute, out var origin) && origin.Authority == from.Host.Value ? $"http://{inside}" : values.ToString();
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        var cookies = string.Join("; ", from.Cookies.Where(pair => pair.Key != cookie).Select(pair => $"{pair.Key}={pair.Value}"));
        if (cookies.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
        }

        if (upgrades)
        {
            request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", from.Headers.Upgrade.ToString());
        }

        return request;
    }

    private static void CopyHeaders(HttpContext context, HttpResponseMessage response, int port)
    {
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Where(header => !Hop.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (response.Headers.Location is { IsAbsoluteUri: true, IsLoopback: true } target && target.Port == port)
        {
            context.Response.Headers.Location = target.PathAndQuery + target.Fragment; // The program does not know where it is seen from.
        }

        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
    }

    private static async Task CopyAsync(Stream body, HttpResponse response, CancellationToken cancellationToken)
    {
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await response.Body.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            await response.Body.FlushAsync(cancellationToken); // Streams of events are seen at once.
        }
    }

    private static async Task CarryAsync(Stream outside, Stream inside, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var both = new[] { outside.CopyToAsync(inside, over.Token), inside.CopyToAsync(outside, over.Token) };
        await Task.WhenAny(both);
        await over.CancelAsync();
        await Task.WhenAll(both).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
