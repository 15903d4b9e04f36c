using System.Net.Http.Json;
using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Live;

/// <summary>Requests to a test server, with the expected status of their answer.</summary>
internal static class Requests
{
    private static readonly HttpClient Http = new();

    public static Task<JsonElement> GetAsync(this TestServer server, string path) => server.SendAsync(HttpMethod.Get, path, null, 200);

    public static Task<JsonElement> PostAsync(this TestServer server, string path, object body, int status = 201) => server.SendAsync(HttpMethod.Post, path, body, status);

    public static async Task<JsonElement> SendAsync(this TestServer server, HttpMethod method, string path, object? body, int status)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{server.Address}/api/v1/{path}")) { Content = body is null ? null : JsonContent.Create(body, options: CadreJson.Stored) };
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(status, $"{method} {path}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    public static string Id(this JsonElement made) => made.GetProperty("id").GetString()!;
}
