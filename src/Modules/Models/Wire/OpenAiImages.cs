using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Routing;

namespace Cadre.Models.Wire;

/// <summary>The OpenAI images wire: JSON for new pictures, a multipart form for changes; the answer holds base64 and, from some servers, usage.</summary>
internal static class OpenAiImages
{
    private const int LargestAnswer = 60 * 1024 * 1024;

    /// <summary>Calls the server.</summary>
    public static async Task<MadeMedia> DrawAsync(HttpClient http, MediaServer server, PictureCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, OpenAiEndpoint.Join(server.BaseUrl, call.Source is null ? "images/generations" : "images/edits")) { Content = call.Source is null ? New(server.Model, call) : Change(server.Model, call, call.Source) };
        OpenAiEndpoint.Authorize(request, server.Key);
        OpenAiEndpoint.Once(request, call.IdempotencyKey);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? Read(body) : throw ModelErrors.From(response.StatusCode, body);
    }

    /// <summary>The size of the wire that is nearest in shape.</summary>
    public static string Size(int width, int height) => ((double)width / height) switch { > 1.2 => "1536x1024", < 0.83 => "1024x1536", _ => "1024x1024" };

    private static StringContent New(string model, PictureCall call)
    {
        var body = new JsonObject { ["model"] = model, ["prompt"] = call.Prompt, ["n"] = 1, ["size"] = Size(call.Width, call.Height) };
        if (!model.StartsWith("gpt-image", StringComparison.Ordinal))
        {
            body["response_format"] = "b64_json"; // gpt-image always answers so, and refuses the field
        }

        return new StringContent(body.ToJsonString(CadreJson.Stored), Encoding.UTF8, "application/json");
    }

    private static MultipartFormDataContent Change(string model, PictureCall call, byte[] source)
    {
        var picture = new ByteArrayContent(source);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { new StringContent(model), "model" }, { new StringContent(call.Prompt), "prompt" }, { new StringContent(Size(call.Width, call.Height)), "size" }, { picture, "image", "picture.png" } };
    }

    private static MadeMedia Read(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var bytes = root.GetProperty("data")[0].GetProperty("b64_json").GetBytesFromBase64();
            var usage = root.TryGetProperty("usage", out var reported) && reported.ValueKind == JsonValueKind.Object ? new TokenUsage(Tokens(reported, "input_tokens"), Tokens(reported, "output_tokens"), 0, 0) : null;
            return new MadeMedia(bytes, usage);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new ModelFailure(ModelErrors.BadAnswer("no picture"));
        }
    }

    private static long Tokens(JsonElement usage, string name) => usage.TryGetProperty(name, out var tokens) && tokens.TryGetInt64(out var count) ? count : 0;
}
