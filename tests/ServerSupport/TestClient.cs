using System.Net.Http.Json;
using System.Text.Json;
using Cadre.Identity.Contracts;
using Cadre.Kernel;

namespace Cadre.Tests.ServerSupport;

/// <summary>Somebody who calls the server.</summary>
public sealed class TestClient(HttpClient http) : IDisposable
{
    public HttpClient Http { get; } = http;

    public MeView Me { get; set; } = new(null, [], "");

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path);

    public Task<string> GetStringAsync(string path) => Http.GetStringAsync(path);

    public Task<HttpResponseMessage> PostAsync(string path, object body) => Http.PostAsync(path, JsonContent.Create(body, options: CadreJson.Stored));

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: CadreJson.Stored) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Http.SendAsync(request);
    }

    public async Task<JsonElement> PostJsonAsync(string path, object body)
    {
        var answer = await PostAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.JsonAsync();
    }

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        var answer = await GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return await answer.JsonAsync();
    }

    public void Dispose() => Http.Dispose();
}

public static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => JsonElement.Parse(await answer.Content.ReadAsStringAsync());

    /// <summary>The stable code of a problem document.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage answer) => (await answer.JsonAsync()).GetProperty("code").GetString();
}
