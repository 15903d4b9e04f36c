using System.Net.Http.Headers;
using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Models.Wire;

/// <summary>What all calls to an OpenAI-compatible server share, and its list of models.</summary>
internal static class OpenAiEndpoint
{
    private const int MaxModels = 2_000;

    public static Uri Join(Uri baseUrl, string path) => new(baseUrl.AbsoluteUri.TrimEnd('/') + "/" + path);

    public static void Authorize(HttpRequestMessage request, Secret? key)
    {
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Reveal());
        }
    }

    /// <summary>Marks a request so that a provider that knows such keys does it once, however often it comes.</summary>
    public static void Once(HttpRequestMessage request, string? idempotencyKey)
    {
        if (idempotencyKey is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        }
    }

    /// <summary>The ids of the models, as the server lists them.</summary>
    public static async Task<IReadOnlyList<string>> ListModelsAsync(HttpClient http, Uri baseUrl, Secret? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Join(baseUrl, "models"));
        Authorize(request, key);
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw ModelErrors.From(response.StatusCode, body);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var list = root.ValueKind == JsonValueKind.Array ? root : root.GetProperty("data");
            return [.. list.EnumerateArray().Select(m => m.GetProperty("id").GetString()!).Take(MaxModels)];
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ModelFailure(ModelErrors.BadAnswer("no list of models"));
        }
    }
}
