using System.Text;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Routing;

namespace Cadre.Models.Wire;

/// <summary>The OpenAI speech wire (<c>POST /audio/speech</c>, "Create speech"): JSON there, the recording's bytes back, no usage.</summary>
internal static class OpenAiSpeech
{
    private const int LargestAnswer = 100 * 1024 * 1024;

    /// <summary>Characters to a token of text, and tokens of sound to a character: about 15 characters a second at 20 tokens a second.</summary>
    private const int CharactersPerToken = 4;
    private const double SoundPerCharacter = 1.4;

    /// <summary>Calls the server.</summary>
    public static async Task<MadeMedia> SpeakAsync(HttpClient http, MediaServer server, SpeechCall call, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["model"] = server.Model, ["input"] = call.Text, ["voice"] = call.Voice, ["response_format"] = "wav" };
        if (Math.Abs(call.Speed - 1) > 0.01)
        {
            body["speed"] = Math.Round(Math.Clamp(call.Speed, 0.25, 4), 2);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, OpenAiEndpoint.Join(server.BaseUrl, "audio/speech")) { Content = new StringContent(body.ToJsonString(CadreJson.Stored), Encoding.UTF8, "application/json") };
        OpenAiEndpoint.Authorize(request, server.Key);
        OpenAiEndpoint.Once(request, call.IdempotencyKey);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw ModelErrors.From(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }

        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return bytes.Length == 0 || response.Content.Headers.ContentType?.MediaType is "application/json" or "text/html"
            ? throw new ModelFailure(ModelErrors.BadAnswer("no recording"))
            : new MadeMedia(bytes, Usage(call.Text));
    }

    /// <summary>An estimate from the length of the text, since the wire tells none.</summary>
    public static TokenUsage Usage(string text) => new((text.Length / CharactersPerToken) + 1, (long)(text.Length * SoundPerCharacter) + 1, 0, 0);
}
