using System.Runtime.CompilerServices;
using Cadre.Kernel;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Wire.Ollama;

/// <summary>A chat client for Ollama's own wire. Always streams.</summary>
internal sealed class OllamaChatClient(HttpClient http, Uri baseUrl, Secret? key, string model, OllamaContexts contexts) : IChatClient
{
    private const int UsualAnswer = 4_096;
    private const int LongestLine = 4 << 20;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync([.. messages], options, cancellationToken);
        var piece = new OllamaPiece();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var reader = new StreamReader(stream);
        while (!piece.IsDone && await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > LongestLine)
            {
                throw new ModelFailure(ModelErrors.BadAnswer("a line of more than 4 MB"));
            }

            if (line.Length > 0 && piece.Read(line) is { Length: > 0 } text)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, text) { ModelId = model };
            }
        }

        if (!piece.IsDone)
        {
            throw new ModelFailure(ModelErrors.BadAnswer("only part of an answer"), retryable: true);
        }

        var rest = piece.Calls.Cast<AIContent>().ToList();
        if (piece.Usage is { } usage)
        {
            rest.Add(new UsageContent(usage));
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, rest) { ModelId = model, FinishReason = piece.Calls.Count > 0 ? ChatFinishReason.ToolCalls : piece.Finish };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // the HttpClient belongs to whoever made this client
    }

    private async Task<HttpResponseMessage> SendAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var asked = options?.ModelId ?? model;
        var length = await contexts.LengthAsync(http, baseUrl, key, asked, cancellationToken);
        var size = length is { } holds ? OllamaContexts.Size(holds, messages.Sum(m => (long)m.Text.Length), options?.MaxOutputTokens ?? UsualAnswer) : (int?)null;
        using var request = OllamaEndpoint.Post(baseUrl, "chat", OllamaRequest.Body(asked, messages, options, size), key);
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
}
