using System.Net.Http.Headers;

namespace Cadre.Connections.Gateway;

/// <summary>One hop of a call: the first, or after a redirect.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">Where to.</param>
/// <param name="Headers">Checked headers, the credential's last.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="SecretHeader">The header that carries the credential.</param>
internal sealed record EgressHop(HttpMethod Method, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte>? Body, string? ContentType, string? SecretHeader)
{
    /// <summary>Whether sending it twice is the same as once.</summary>
    public bool IsIdempotent => Method == HttpMethod.Get || Method == HttpMethod.Head || Method == HttpMethod.Options || Method == HttpMethod.Put || Method == HttpMethod.Delete
        || Headers.Any(pair => string.Equals(pair.Key, "Idempotency-Key", StringComparison.OrdinalIgnoreCase));

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Url);
        if (Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            if (ContentType is not null && MediaTypeHeaderValue.TryParse(ContentType, out var type))
            {
                message.Content.Headers.ContentType = type;
            }
        }

        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (!message.Headers.Contains("User-Agent"))
        {
            message.Headers.TryAddWithoutValidation("User-Agent", "Cadre");
        }

        return message;
    }
}
