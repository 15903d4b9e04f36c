using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Cadre.Kernel;
using Cadre.Models.Providers;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Wire;

/// <summary>A chat client for every server that speaks the OpenAI-compatible wire. Always streams; a plain JSON answer to a streaming request is understood too.</summary>
internal sealed class OpenAiChatClient(HttpClient http, ProviderProfile profile, Uri baseUrl, Secret? key, string model) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(messages, options, cancellationToken);
        var chunk = new OpenAiChunk();
        await foreach (var data in EventsAsync(response, cancellationToken))
        {
            if (data.Trim() == "[DONE]")
            {
                break;
            }

            if (chunk.Read(data) is { Length: > 0 } text)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, text) { ModelId = model };
            }
        }

        var calls = chunk.Calls().Cast<AIContent>().ToList();
        if (chunk.Usage is { } usage)
        {
            calls.Add(new UsageContent(usage));
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, calls) { ModelId = model, FinishReason = chunk.Finish ?? ChatFinishReason.Stop };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // the HttpClient belongs to whoever made this client
    }

    private async Task<HttpResponseMessage> SendAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var body = OpenAiRequest.Body(profile, options?.ModelId ?? model, messages, options);
        using var request = new HttpRequestMessage(HttpMethod.Post, OpenAiEndpoint.Join(baseUrl, "chat/completions"))
        {
            Content = new StringContent(body.ToJsonString(CadreJson.Stored), Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        OpenAiEndpoint.Authorize(request, key);
        if (options?.AdditionalProperties?.TryGetValue("idempotencyKey", out var idempotency) == true && idempotency is string value)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", value);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw ModelErrors.From(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
    }

    private static async IAsyncEnumerable<string> EventsAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            yield return await response.Content.ReadAsStringAsync(cancellationToken);
            yield break;
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var data in SseLines.ReadAsync(stream, cancellationToken))
        {
            yield return data;
        }
    }
}
