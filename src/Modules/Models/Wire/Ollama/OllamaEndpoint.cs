using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;

namespace Cadre.Models.Wire.Ollama;

/// <summary>What all calls to Ollama share, its list of models and what it tells of one (Ollama API document, "List Local Models", "Show Model Information").</summary>
internal static class OllamaEndpoint
{
    private const int MaxModels = 2_000;

    /// <summary>The address of a route. A base that ends in <c>/v1</c> names Ollama's other wire on the same server: connections made before this one have it.</summary>
    public static Uri At(Uri baseUrl, string path)
    {
        var root = baseUrl.AbsoluteUri.TrimEnd('/');
        return new((root.EndsWith("/v1", StringComparison.Ordinal) ? root[..^3] : root) + "/api/" + path);
    }

    public static HttpRequestMessage Post(Uri baseUrl, string path, JsonObject body, Secret? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, At(baseUrl, path)) { Content = new StringContent(body.ToJsonString(CadreJson.Stored), Encoding.UTF8, "application/json") };
        OpenAiEndpoint.Authorize(request, key);
        return request;
    }

    /// <summary>The names of the models that were pulled.</summary>
    public static async Task<IReadOnlyList<string>> ListModelsAsync(HttpClient http, Uri baseUrl, Secret? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(baseUrl, "tags"));
        OpenAiEndpoint.Authorize(request, key);
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw ModelErrors.From(response.StatusCode, body);
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return [.. document.RootElement.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("name").GetString()!).Take(MaxModels)];
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ModelFailure(ModelErrors.BadAnswer("no list of models"));
        }
    }

    /// <summary>
    /// How many tokens the model can hold: <c>model_info["&lt;architecture&gt;.context_length"]</c>. Null when the server does not say, and when the model's own file sets
    /// <c>num_ctx</c>: whoever made it knows the machine.
    /// </summary>
    public static async Task<int?> ContextLengthAsync(HttpClient http, Uri baseUrl, Secret? key, string model, CancellationToken cancellationToken)
    {
        using var request = Post(baseUrl, "show", new JsonObject { ["model"] = model }, key);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return null; // the chat itself tells what is wrong
        }

        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            return Length(document.RootElement);
        }
        catch (JsonException)
        {
            return null; // not Ollama's answer; the chat tells
        }
    }

    private static int? Length(JsonElement shown)
    {
        if (shown.ValueKind != JsonValueKind.Object || (shown.TryGetProperty("parameters", out var own) && own.ValueKind == JsonValueKind.String && own.GetString()!.Contains("num_ctx", StringComparison.Ordinal)))
        {
            return null;
        }

        if (!shown.TryGetProperty("model_info", out var info) || info.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var length = info.EnumerateObject().FirstOrDefault(p => p.Name.EndsWith(".context_length", StringComparison.Ordinal)).Value;
        return length.ValueKind == JsonValueKind.Number && int.TryParse(length.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) && tokens > 0 ? tokens : null;
    }
}
