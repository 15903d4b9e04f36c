using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Journal.Features;

/// <summary>Writes the text/event-stream format (HTML Standard, 9.2). JSON has no raw line breaks, so one <c>data:</c> line is enough.</summary>
internal sealed class EventWriter : IAsyncDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = CadreJson.Stored.Encoder, SkipValidation = true };
    private readonly PipeWriter body;
    private readonly Utf8JsonWriter json;

    private EventWriter(PipeWriter body)
    {
        this.body = body;
        json = new Utf8JsonWriter(body, Options);
    }

    public static EventWriter Open(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // proxies pass events on at once
        return new(response.BodyWriter);
    }

    public async Task CommentAsync(string text, CancellationToken cancellationToken)
    {
        Write($": {text}\n\n");
        await FlushAsync(cancellationToken);
    }

    /// <summary>The event's data with <c>at</c> and <c>actor</c> added.</summary>
    public Task StoredAsync(StreamEvent stored, CancellationToken cancellationToken)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"id: {stored.Seq}\nevent: {stored.Kind}\ndata: "));
        json.Reset();
        json.WriteStartObject();
        var members = stored.Data.ValueKind == JsonValueKind.Object ? stored.Data.EnumerateObject() : default;
        foreach (var member in members.Where(m => m.Name is not ("at" or "actor")))
        {
            member.WriteTo(json);
        }

        json.WriteString("at", stored.At);
        json.WritePropertyName("actor");
        JsonSerializer.Serialize(json, stored.Actor, CadreJson.Stored);
        json.WriteEndObject();
        return EndAsync(cancellationToken);
    }

    public Task LiveAsync(LiveEvent live, CancellationToken cancellationToken)
    {
        Write("event: live\ndata: ");
        json.Reset();
        JsonSerializer.Serialize(json, live, CadreJson.Stored);
        return EndAsync(cancellationToken);
    }

    public async Task FlushAsync(CancellationToken cancellationToken) => await body.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => json.DisposeAsync();

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        json.Flush();
        Write("\n\n");
        if (body.UnflushedBytes > 64 << 10)
        {
            await FlushAsync(cancellationToken);
        }
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, body);
}
