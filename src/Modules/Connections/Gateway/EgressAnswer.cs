using Cadre.Connections.Contracts;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>Reads an answer whole, never more than its limit: of the decompressed bytes, so a small bomb stays small.</summary>
internal static class EgressAnswer
{
    public static async Task<Result<EgressResponse>> ReadAsync(HttpResponseMessage response, Uri url, long maxBytes, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
        {
            return EgressErrors.TooLarge(maxBytes);
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + count > maxBytes)
            {
                return EgressErrors.TooLarge(maxBytes);
            }

            body.Write(buffer, 0, count);
        }

        return new EgressResponse((int)response.StatusCode, url, Headers(response), body.ToArray());
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            headers[name.ToLowerInvariant()] = string.Join(", ", values);
        }

        return headers;
    }
}
