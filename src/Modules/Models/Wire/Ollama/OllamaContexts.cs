using System.Collections.Concurrent;
using Cadre.Kernel;

namespace Cadre.Models.Wire.Ollama;

/// <summary>
/// How large a context to ask Ollama for. Left alone it cuts prompts to a few thousand tokens without a word; asked for all a model can hold it may not fit the machine.
/// So: 8,192 tokens, doubled until prompt and answer fit, never more than the model holds. Few sizes, because Ollama loads a model anew for each.
/// </summary>
internal sealed class OllamaContexts
{
    /// <summary>The smallest size that is asked for, in tokens.</summary>
    public const int Smallest = 8_192;

    private const double LettersPerToken = 3;
    private readonly ConcurrentDictionary<(string Server, string Model), int?> lengths = new();

    /// <summary>What a model holds; asked once a server and model.</summary>
    public async Task<int?> LengthAsync(HttpClient http, Uri baseUrl, Secret? key, string model, CancellationToken cancellationToken)
    {
        if (lengths.TryGetValue((baseUrl.Authority, model), out var known))
        {
            return known;
        }

        var length = await OllamaEndpoint.ContextLengthAsync(http, baseUrl, key, model, cancellationToken);
        if (length is not null)
        {
            lengths[(baseUrl.Authority, model)] = length;
        }

        return length;
    }

    /// <summary>The size for a prompt of so many letters and an answer of so many tokens.</summary>
    public static int Size(int length, long promptLetters, int answerTokens)
    {
        var needed = (long)(promptLetters / LettersPerToken) + answerTokens;
        long size = Smallest;
        while (size < needed && size < length)
        {
            size *= 2;
        }

        return (int)Math.Min(size, length);
    }
}
