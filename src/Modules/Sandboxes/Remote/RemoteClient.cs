using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cadre.Kernel;

namespace Cadre.Sandboxes.Remote;

/// <summary>
/// Calls of the remote protocol. Every call may be repeated: names are chosen here, positions are absolute. A call that got no answer, or 429, 502, 503, 504, is repeated with
/// growing pauses; a refusal with a problem becomes its error.
/// </summary>
internal sealed class RemoteClient(HttpClient http, Secret token, TimeProvider time)
{
    private const int Tries = 4;
    private const int MaxProblem = 64 * 1024;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(150);
    private static readonly HttpStatusCode[] Passing = [HttpStatusCode.TooManyRequests, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout];

    /// <summary>Sends and reads an answer of JSON.</summary>
    public async Task<Result<T>> AskAsync<T>(HttpMethod method, string path, Func<HttpContent>? body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var sent = await SendAsync(method, path, body, cancellationToken);
            if (!sent.IsOk)
            {
                return sent.Error;
            }

            using var answer = sent.Value;
            try
            {
                return await answer.Content.ReadFromJsonAsync(type, cancellationToken) is { } value ? value : Broken("it answered null");
            }
            catch (JsonException exception)
            {
                return Broken(exception.Message);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                if (attempt == Tries) // Cut off on the way: asked again like a call without an answer.
                {
                    return Broken(exception.Message);
                }
            }
        }
    }

    /// <summary>Sends; the answer's content does not matter.</summary>
    public Task<Result<Done>> TellAsync(HttpMethod method, string path, Func<HttpContent>? body, CancellationToken cancellationToken) =>
        TellAsync(method, path, body, _ => Task.FromResult(false), cancellationToken);

    /// <summary>As above for what cannot be done twice: when a repeated call is refused, <paramref name="didBefore"/> tells from the refusal whether the try whose answer was lost did it.</summary>
    public async Task<Result<Done>> TellAsync(HttpMethod method, string path, Func<HttpContent>? body, Func<Error, Task<bool>> didBefore, CancellationToken cancellationToken)
    {
        var tries = 0;
        HttpContent? Counted()
        {
            tries++;
            return body?.Invoke();
        }

        var sent = await SendAsync(method, path, Counted, cancellationToken);
        if (!sent.IsOk)
        {
            return tries > 1 && await didBefore(sent.Error) ? default(Done) : sent.Error;
        }

        sent.Value.Dispose();
        return default(Done);
    }

    /// <summary>Sends; the answer's content is not read yet. <paramref name="body"/> is called once for each try.</summary>
    public async Task<Result<HttpResponseMessage>> SendAsync(HttpMethod method, string path, Func<HttpContent?>? body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            string failure;
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = body?.Invoke() };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
                var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return answer;
                }

                using (answer)
                {
                    if (attempt > 1 && method == HttpMethod.Delete && answer.StatusCode == HttpStatusCode.NotFound)
                    {
                        return new HttpResponseMessage(HttpStatusCode.NoContent); // The call before took it away.
                    }

                    if (!Passing.Contains(answer.StatusCode) || attempt == Tries)
                    {
                        return await ProblemAsync(answer, cancellationToken);
                    }
                }
            }
            catch (Exception exception) when ((exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)) && (failure = exception.Message).Length >= 0)
            {
                if (attempt == Tries)
                {
                    return SandboxErrors.Unavailable($"the remote provider cannot be reached: {failure}", "Check CADRE_SANDBOX_URL and that the egress rules allow its host.");
                }
            }

            await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), time, cancellationToken);
        }
    }

    /// <summary>A body of JSON.</summary>
    public static Func<HttpContent> Json<T>(T value, JsonTypeInfo<T> type) => () =>
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    };

    private static Error Broken(string reason) => SandboxErrors.Unavailable($"the remote provider does not speak the protocol: {reason}", "Update the remote provider, or Cadre.");

    private static async Task<Error> ProblemAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return SandboxErrors.Unavailable("the remote provider does not know this server", "Set CADRE_SANDBOX_TOKEN to the token that the provider was deployed with.");
        }

        var kind = answer.StatusCode switch
        {
            HttpStatusCode.NotFound => ErrorKind.NotFound,
            HttpStatusCode.Conflict => ErrorKind.Conflict,
            HttpStatusCode.RequestEntityTooLarge => ErrorKind.TooLarge,
            HttpStatusCode.UnprocessableEntity => ErrorKind.Unprocessable,
            HttpStatusCode.BadRequest => ErrorKind.Invalid,
            _ => ErrorKind.Unavailable,
        };
        try
        {
            await answer.Content.LoadIntoBufferAsync(MaxProblem, cancellationToken);
            return await answer.Content.ReadFromJsonAsync(RemoteJson.Default.RemoteProblem, cancellationToken) is { Code.Length: > 0 } problem
                ? new Error(kind, problem.Code, problem.Message, problem.Fix)
                : Broken($"status {(int)answer.StatusCode}");
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or InvalidOperationException)
        {
            return Broken($"status {(int)answer.StatusCode}");
        }
    }
}
