using System.Text.Json;
using Cadre.Kernel;
using Cadre.Models.Wire;

namespace Cadre.Models.Providers;

/// <summary>The list of models of the Anthropic API (<c>GET /v1/models</c>).</summary>
internal static class AnthropicModels
{
    public static async Task<IReadOnlyList<string>> ListAsync(HttpClient http, string baseUrl, Secret? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(baseUrl.TrimEnd('/') + "/v1/models?limit=100"));
        request.Headers.TryAddWithoutValidation("x-api-key", key?.Reveal() ?? "");
        request.Headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw ModelErrors.From(response.StatusCode, body);
        }

        using var document = JsonDocument.Parse(body);
        return [.. document.RootElement.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString()!)];
    }
}
