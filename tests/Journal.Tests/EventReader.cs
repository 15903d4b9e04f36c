using Cadre.Tests.ServerSupport;

namespace Cadre.Journal.Tests;

/// <summary>Reads server-sent events off a real connection.</summary>
internal sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    public static async Task<EventReader> OpenAsync(TestClient client, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next block of lines as one text; null at the end of the stream.</summary>
    public async Task<string?> NextAsync(bool comments = false)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var block = new List<string>();
            while (await lines.ReadLineAsync(limit.Token) is { Length: > 0 } line)
            {
                block.Add(line);
            }

            if (block.Count == 0)
            {
                return null;
            }

            if (comments || !block[0].StartsWith(':'))
            {
                return string.Join('\n', block);
            }
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }
}
