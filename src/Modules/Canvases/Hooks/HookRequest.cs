using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;

namespace Cadre.Canvases.Hooks;

/// <summary>What was sent to a hook, as one JSON object: the body (JSON when it is JSON, the fields of a form, else the text), the query, and the headers that hold no secrets.</summary>
internal static class HookRequest
{
    private const int MaxDepth = 64;
    private static readonly string[] PrivateHeaders = ["authorization", "cookie", "proxy-authorization"];
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly Error Unreadable = Error.Invalid("bad_body", "The body is not what its content type says.", "Send JSON, a form, or text in UTF-8.");

    public static async Task<Result<JsonElement>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : null;
        var body = form is null ? await BytesAsync(request, cancellationToken) : default;
        try
        {
            return Write(request, form, body.Span);
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    private static Result<JsonElement> Write(HttpRequest request, IFormCollection? form, ReadOnlySpan<byte> body)
    {
        body = body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        if (!Utf8.IsValid(body))
        {
            return Unreadable;
        }

        var text = new ArrayBufferWriter<byte>(1024 + body.Length);
        using var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = CadreJson.Stored.Encoder, MaxDepth = MaxDepth + 1 });
        json.WriteStartObject();
        json.WritePropertyName("body"u8);
        WriteBody(json, request, form, body);
        WriteAll(json, "query", request.Query.Select(q => (q.Key, q.Value.ToString())));
        WriteAll(json, "headers", request.Headers.Where(h => !PrivateHeaders.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).Select(h => (h.Key.ToLowerInvariant(), h.Value.ToString())));
        json.WriteEndObject();
        json.Flush();
        return JsonElement.Parse(text.WrittenSpan, new JsonDocumentOptions { MaxDepth = MaxDepth + 1 });
    }

    private static void WriteBody(Utf8JsonWriter json, HttpRequest request, IFormCollection? form, ReadOnlySpan<byte> body)
    {
        if (form is not null)
        {
            json.WriteStartObject();
            WriteFields(json, form.Select(f => (f.Key, f.Value.ToString())));
        }
        else if (body.Length == 0)
        {
            json.WriteNullValue();
        }
        else if (request.HasJsonContentType())
        {
            json.WriteRawValue(body);
        }
        else
        {
            json.WriteStringValue(body);
        }
    }

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Value)> fields)
    {
        json.WriteStartObject(name);
        WriteFields(json, fields);
    }

    private static void WriteFields(Utf8JsonWriter json, IEnumerable<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 1 << 20));
        await request.Body.CopyToAsync(body, cancellationToken);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
