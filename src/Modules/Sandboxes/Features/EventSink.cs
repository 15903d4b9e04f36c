using System.Text.Json;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Sandboxes.Features;

/// <summary>Writes server-sent events (HTML Standard, 9.2): JSON has no raw line breaks, so one <c>data:</c> line is enough.</summary>
internal sealed class EventSink
{
    private readonly HttpResponse response;

    private EventSink(HttpResponse response) => this.response = response;

    public static async Task<EventSink> OpenAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // Proxies pass events on at once.
        await response.StartAsync(cancellationToken);
        return new EventSink(response);
    }

    public async Task SendAsync<T>(string kind, T data, CancellationToken cancellationToken)
    {
        await response.WriteAsync($"event: {kind}\ndata: {JsonSerializer.Serialize(data, CadreJson.Stored)}\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
