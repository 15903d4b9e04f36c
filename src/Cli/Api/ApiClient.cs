using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Cadre.Cli.Api;

/// <summary>The HTTP API as the commands use it: JSON in, JSON out, problems as <see cref="CliFailure"/>.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly ServerAddress address;
    private readonly HttpClient http;
    private string? key;

    public ApiClient(ServerAddress address)
    {
        this.address = address;
        key = address.ApiKey ?? (address.Proof is not null && File.Exists(address.SessionFile) ? File.ReadAllText(address.SessionFile).Trim() : null);
        http = new HttpClient { BaseAddress = address.Url, Timeout = TimeSpan.FromMinutes(5) };
    }

    public Uri Url => address.Url;

    public Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    public Task<JsonNode> PostAsync(string path, JsonNode? body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, Json(body), cancellationToken);

    public Task<JsonNode> PatchAsync(string path, JsonNode? body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Patch, path, Json(body), cancellationToken);

    public Task<JsonNode> PutAsync(string path, JsonNode? body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Put, path, Json(body), cancellationToken);

    public Task<JsonNode> DeleteAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, path, null, cancellationToken);

    public Task<JsonNode> UploadAsync(string file, CancellationToken cancellationToken)
    {
        HttpContent Content()
        {
            var content = new StreamContent(File.OpenRead(file));
            content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypes.Of(file));
            return content;
        }

        return SendAsync(HttpMethod.Post, $"artifacts?name={Uri.EscapeDataString(Path.GetFileName(file))}", Content, cancellationToken);
    }

    /// <summary>Saves an artifact's bytes.</summary>
    public async Task DownloadAsync(string hash, string target, CancellationToken cancellationToken)
    {
        using var response = await RawAsync(HttpMethod.Get, $"artifacts/{hash}", null, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var file = File.Create(target);
        await response.Content.CopyToAsync(file, cancellationToken);
    }

    /// <summary>An event stream; the caller disposes it.</summary>
    public Task<HttpResponseMessage> OpenStreamAsync(HttpMethod method, string path, CancellationToken cancellationToken) =>
        RawAsync(method, path, method == HttpMethod.Post ? Json(new JsonObject()) : null, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>An event stream that answers a body; the caller disposes it.</summary>
    public Task<HttpResponseMessage> OpenStreamAsync(string path, JsonNode body, CancellationToken cancellationToken) =>
        RawAsync(HttpMethod.Post, path, Json(body), HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>The bytes of an answer; the caller disposes it.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken) => RawAsync(HttpMethod.Get, path, null, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>Sends a file as it is.</summary>
    public Task<JsonNode> PutFileAsync(string path, string file, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, path, () => new StreamContent(File.OpenRead(file)), cancellationToken);

    /// <summary>A WebSocket, signed in like every call; the caller disposes it.</summary>
    public async Task<ClientWebSocket> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        await GetAsync("me", cancellationToken); // Signs in where that is due.
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        var url = new UriBuilder(new Uri(address.Url, "/api/v1/" + path)) { Scheme = address.Url.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" };
        try
        {
            await socket.ConnectAsync(url.Uri, cancellationToken);
            return socket;
        }
        catch (WebSocketException failure)
        {
            socket.Dispose();
            throw new CliFailure(ExitCode.Refused, $"The server refused the connection: {failure.Message}", "Check the id and your role.");
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, Func<HttpContent>? content, CancellationToken cancellationToken)
    {
        using var response = await RawAsync(method, path, content, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    private async Task<HttpResponseMessage> RawAsync(HttpMethod method, string path, Func<HttpContent>? content, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        try
        {
            key ??= await OpenLocalSessionAsync(cancellationToken);
            var response = await OnceAsync(method, path, content, completion, cancellationToken);
            if (response.StatusCode == HttpStatusCode.Unauthorized && address.Proof is not null && address.ApiKey is null)
            {
                response.Dispose();
                key = await OpenLocalSessionAsync(cancellationToken); // the kept key has expired
                response = await OnceAsync(method, path, content, completion, cancellationToken);
            }

            return response.IsSuccessStatusCode ? response : throw await ApiProblem.ReadAsync(response, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new CliFailure(ExitCode.Unreachable, $"No Cadre answers at {address.Url}: {failure.Message}", "Start it with ./run, or set CADRE_URL.");
        }
    }

    private async Task<HttpResponseMessage> OnceAsync(HttpMethod method, string path, Func<HttpContent>? content, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path) { Content = content?.Invoke() };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return await http.SendAsync(request, completion, cancellationToken);
    }

    private async Task<string?> OpenLocalSessionAsync(CancellationToken cancellationToken)
    {
        if (address.Proof is null)
        {
            return null;
        }

        using var response = await http.PostAsync("/api/v1/local-sessions", Json(new JsonObject { ["proof"] = address.Proof })!(), cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw await ApiProblem.ReadAsync(response, cancellationToken);
        }

        var made = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!["key"]!.GetValue<string>();
        await PrivateFile.WriteAsync(address.SessionFile, made, cancellationToken);
        return made;
    }

    private static Func<HttpContent>? Json(JsonNode? body) => body is null ? null : () => new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
}
