using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Cadre.Journal.Contracts;
using Cadre.Journal.Live;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Journal.Features;

/// <summary>Writes the text/event-stream format (HTML Standard, 9.2). JSON has no raw line breaks, so one <c>data:</c> line is enough.</summary>
internal sealed class EventWriter : IAsyncDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = CadreJson.Stored.Encoder, SkipValidation = true };
    private static readonly byte[] End = "\n\n"u8.ToArray();
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

    public void Comment(string text) => Write($": {text}\n\n");

    /// <summary>The event's data with <c>at</c> and <c>actor</c> added.</summary>
    public ValueTask StoredAsync(StreamEvent stored, CancellationToken cancellationToken)
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
        json.Flush();
        return EndAsync(cancellationToken);
    }

    public ValueTask LiveAsync(LiveFrame live, CancellationToken cancellationToken)
    {
        body.Write(live.Event);
        return FlushWhenMuchAsync(cancellationToken);
    }

    /// <summary>Sends what was written; a reader that left is noticed by its cancellation.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var flushed = body.FlushAsync(cancellationToken);
        if (!flushed.IsCompletedSuccessfully)
        {
            return AwaitAsync(flushed);
        }

        _ = flushed.Result;
        return default;
    }

    public ValueTask DisposeAsync() => json.DisposeAsync();

    private static async ValueTask AwaitAsync(ValueTask<FlushResult> flushed) => await flushed;

    private ValueTask EndAsync(CancellationToken cancellationToken)
    {
        body.Write(End);
        return FlushWhenMuchAsync(cancellationToken);
    }

    private ValueTask FlushWhenMuchAsync(CancellationToken cancellationToken) => body.UnflushedBytes > 64 << 10 ? FlushAsync(cancellationToken) : default;

    private void Write(string text) => Encoding.UTF8.GetBytes(text, body);
}
